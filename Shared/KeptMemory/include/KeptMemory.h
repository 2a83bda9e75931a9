// What the allocator keeps of the memory that was given back to it.
#ifndef KEPT_MEMORY_H
#define KEPT_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

// Takes blocks below `block_bytes` from the process's own heaps, and leaves up to `free_bytes` at the
// end of each heap instead of giving them back to the kernel. Holds for the whole process.
//
// False where the C library knows no such settings; then nothing has changed.
bool kept_memory_set(int block_bytes, int free_bytes);

#endif
