#include "include/CPosix.h"
