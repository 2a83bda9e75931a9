#include "KeptMemory.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

bool kept_memory_set(int block_bytes, int free_bytes) {
    return mallopt(M_MMAP_THRESHOLD, block_bytes) == 1 && mallopt(M_TRIM_THRESHOLD, free_bytes) == 1;
}
#else
bool kept_memory_set(int block_bytes, int free_bytes) {
    (void)block_bytes;
    (void)free_bytes;
    return false;
}
#endif
