import Testing

@testable import BriefServe
