import Testing

@testable import BriefAnnotate
