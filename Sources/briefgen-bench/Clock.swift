#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// CPU seconds of this thread.
func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
}

/// A number with so many digits after the point.
func shown(_ number: Double, digits: Int = 1) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((number * scale).rounded())
    guard digits > 0 else { return "\(scaled)" }
    let rest = "\(abs(scaled) % Int(scale))"
    return (scaled < 0 ? "-" : "") + "\(abs(scaled) / Int(scale))."
        + String(repeating: "0", count: digits - rest.count) + rest
}
