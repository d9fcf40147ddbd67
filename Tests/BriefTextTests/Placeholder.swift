import Testing

@testable import BriefText
