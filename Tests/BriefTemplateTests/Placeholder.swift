import Testing

@testable import BriefTemplate
