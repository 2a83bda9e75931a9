#include "AllocationCounter.h"

#include <errno.h>
#include <stddef.h>

// The C library's own functions, under the names that it keeps for those who replace the usual ones.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static _Thread_local struct allocation_counts counts;

static void count(size_t size) {
    counts.calls += 1;
    counts.bytes += size;
    if (size > counts.largest) counts.largest = size;
}

struct allocation_counts allocation_counts_read(void) { return counts; }

void allocation_counts_reset(void) { counts = (struct allocation_counts){0}; }

void *malloc(size_t size) {
    count(size);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    size_t bytes;
    count(__builtin_mul_overflow(number, size, &bytes) ? SIZE_MAX : bytes);
    return __libc_calloc(number, size);
}

void *realloc(void *old, size_t size) {
    count(size);
    return __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size) {
    count(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
    void *made = memalign(alignment, size);
    if (!made) return ENOMEM;
    *memory = made;
    return 0;
}
