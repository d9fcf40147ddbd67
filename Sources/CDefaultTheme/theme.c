#include "include/CDefaultTheme.h"
