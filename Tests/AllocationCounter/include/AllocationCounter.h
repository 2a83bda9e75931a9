// What one thread has asked the allocator for. A program that links this has its `malloc` and the like
// counted, whoever calls them; memory still comes from the C library.
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdint.h>

// Since the thread began, or since its last reset.
struct allocation_counts {
    // Calls that asked for memory.
    uint64_t calls;
    // Bytes asked for in all.
    uint64_t bytes;
    // The most bytes that one call asked for.
    uint64_t largest;
};

// The counts of the calling thread.
struct allocation_counts allocation_counts_read(void);

// Sets the counts of the calling thread to zero.
void allocation_counts_reset(void);

#endif
