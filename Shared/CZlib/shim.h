/* The system's zlib (Debian: zlib1g-dev), for the ZIP archives that workbooks are. */
#include <zlib.h>
