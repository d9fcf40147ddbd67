import Testing

@testable import BriefAnnotate

@Suite struct EDTFTests {
    @Test func everyFormOfTheStandardIsReadWithItsBoundsAndWords() throws {
        let lines = try caseLines("edtf/valid.txt")
        let printed = lines.map { String(decoding: describeEDTF($0), as: UTF8.self) }.joined()
        #expect(!printed.contains("\"valid\":false"))
        try expect(printed, matches: "edtf/valid.expected")
    }

    @Test func whatIsNoEDTFIsRefused() throws {
        for line in try caseLines("edtf/invalid.txt") {
            let text = line == "«»" ? "" : line
            #expect(EDTF(text) == nil, "\(text)")
        }
    }

    @Test func theTimelinePutsTheWiderFirstAndOpenEndsBeforeIt() throws {
        let sorted = try caseLines("edtf/order.txt")
        let dates = try sorted.map { try #require(EDTF($0), "\($0)") }
        #expect(dates.sorted().map(\.value) == sorted)
        #expect(dates.reversed().sorted().map(\.value) == sorted)
    }

    @Test func precisionNamesTheCoarsestUnspecifiedPart() throws {
        let expected: [(String, EDTF.Precision)] = [
            ("2019-03-04", .day), ("2019-03-XX", .month), ("2019-03", .month), ("2019-33", .season),
            ("2019-XX", .year), ("2019", .year), ("Y12019", .year), ("201X", .decade), ("1953S3", .decade),
            ("19XX", .century), ("2018/2019", .interval), ("../2019", .openStart), ("2019/", .openEnd),
            ("[2018,2019]", .set), ("[..2019]", .openStart), ("{2019..}", .openEnd), ("../..", .openStart),
        ]
        for (text, precision) in expected {
            #expect(try #require(EDTF(text)).precision == precision, "\(text)")
        }
    }

    @Test func qualifiersAreSeenWhereverTheyStand() throws {
        for text in ["2019~", "2019%", "2019-~03", "2018/2019~", "[2018~,2019]"] {
            #expect(try #require(EDTF(text)).isApproximate, "\(text)")
        }
        for text in ["2019?", "2019%", "?2019-03", "2018?/2019", "{2018,2019?}"] {
            #expect(try #require(EDTF(text)).isUncertain, "\(text)")
        }
        let plain = try #require(EDTF("2019-03/.."))
        #expect(!plain.isApproximate && !plain.isUncertain)
    }

    @Test func everyDayRoundTrips() throws {
        for number in stride(from: -800_000, through: 200_000, by: 397) {
            let day = CalendarDate(dayNumber: number)
            let date = EDTF(day: day)
            let read = try #require(EDTF(date.value))
            #expect(read.lower == day && read.upper == day && date.lower == day && date.text == read.text)
            #expect(date.level == read.level && date.precision == read.precision)
        }
    }

    @Test func hugeTextsAreRefusedAtOnce() {
        #expect(EDTF("[" + String(repeating: "2019,", count: 200_000) + "2020]") == nil)
        #expect(EDTF("Y" + String(repeating: "9", count: 10_000))?.lower == nil)
        #expect(EDTF("Y" + String(repeating: "9", count: 10_000)) != nil)
    }
}
