#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A float raised to a power.
func raise(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
