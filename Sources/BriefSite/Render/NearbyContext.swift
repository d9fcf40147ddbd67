import BriefAnnotate
import BriefTemplate

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Kilometres in a degree of latitude: the mean radius of the earth, 6371.0 km, times pi over 180.
private let kilometresPerDegree = 111.195

/// The window that the locator draws, in kilometres from its middle.
private let reachEast = 480.0
private let reachSouth = 310.0

/// For a place with a position, the twelve nearest places of the catalogue inside the window, on a
/// plane that touches the earth at the place (equirectangular; at 500 km off by less than 1 %
/// below 60 degrees of latitude).
func nearbyContext(_ number: Int, _ shared: SharedContext) -> [Value] {
    let entities = shared.library.entities
    guard let centre = entities[number].entry.location else { return [] }
    let scale = cos(centre.latitude * .pi / 180)
    var rows: [(entity: Int, east: Double, south: Double)] = []
    for other in entities.indices where other != number {
        guard let place = entities[other].entry.location else { continue }
        var degrees = place.longitude - centre.longitude
        if degrees > 180 { degrees -= 360 }
        if degrees < -180 { degrees += 360 }
        let east = degrees * scale * kilometresPerDegree
        let south = (centre.latitude - place.latitude) * kilometresPerDegree
        if abs(east) <= reachEast, abs(south) <= reachSouth { rows.append((other, east, south)) }
    }
    rows.sort { a, b in
        let (x, y) = (a.east * a.east + a.south * a.south, b.east * b.east + b.south * b.south)
        return x != y ? x < y : a.entity < b.entity
    }
    return rows.prefix(12).map { row in
        fields {
            $0.set("entity", shared.entities[row.entity])
            $0.set("km", Int((row.east * row.east + row.south * row.south).squareRoot().rounded()))
            $0.set("direction", direction(east: row.east, south: row.south))
            $0.set("east", Int(row.east.rounded()))
            $0.set("south", Int(row.south.rounded()))
        }
    }
}

/// One of eight points of the compass.
private func direction(east: Double, south: Double) -> String {
    let names = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"]
    let eighths = Int((atan2(east, -south) / (.pi / 4)).rounded())
    return names[(eighths + 8) % 8]
}
