// swift-tools-version: 6.1
import PackageDescription

// The house: which part may know which. `Tests/BriefgenTests/ArchitectureTests.swift` holds
// this graph against the drawing; an edge that is not drawn there fails the tests.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map {
    Target.Dependency.product(name: $0, package: "swift-nio")
}

// The fuzz targets, built by `make fuzz` alone: they need `-sanitize=fuzzer`, and libFuzzer's driver.
let fuzzing: [Target] =
    Context.environment["BRIEFGEN_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "briefgen-fuzz", dependencies: ["BriefText", "BriefTemplate"],
            exclude: ["templates.dict"], swiftSettings: strict)
    ]

let package = Package(
    name: "briefgen",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "briefgen", targets: ["briefgen"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CYaml", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(name: "CPosix"),
        .target(name: "CDefaultTheme", cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]),

        .target(name: "BriefText", swiftSettings: strict),
        .target(name: "BriefMarkdown", dependencies: ["BriefText", "CCmark"], swiftSettings: strict),
        .target(name: "BriefTemplate", dependencies: ["BriefText"], swiftSettings: strict),
        .target(name: "BriefAnnotate", dependencies: ["BriefText", "BriefMarkdown"], swiftSettings: strict),
        .target(
            name: "BriefSite",
            dependencies: [
                "BriefText", "BriefMarkdown", "BriefTemplate", "BriefAnnotate",
                "CYaml", "CPosix", "CDefaultTheme",
            ],
            swiftSettings: strict),
        .target(name: "BriefServe", dependencies: ["BriefText"] + nio, swiftSettings: strict),
        .executableTarget(
            name: "briefgen",
            dependencies: [
                "BriefSite", "BriefServe",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // Benchmarks, not a product: `swift run -c release briefgen-bench`.
        .executableTarget(
            name: "briefgen-bench",
            dependencies: ["BriefText", "BriefTemplate", "BriefMarkdown", "BriefAnnotate", "CCmark"],
            exclude: ["plain"], swiftSettings: strict),

        .testTarget(name: "BriefTextTests", dependencies: ["BriefText"], swiftSettings: strict),
        .testTarget(
            name: "BriefMarkdownTests", dependencies: ["BriefMarkdown"],
            exclude: ["Cases"], swiftSettings: strict),
        .testTarget(
            name: "BriefTemplateTests", dependencies: ["BriefTemplate"],
            exclude: ["Cases", "Differential"], swiftSettings: strict),
        .testTarget(
            name: "BriefAnnotateTests", dependencies: ["BriefAnnotate"],
            exclude: ["Cases"], swiftSettings: strict),
        .testTarget(
            name: "BriefSiteTests", dependencies: ["BriefSite", "BriefTemplate"],
            exclude: ["Cases"], swiftSettings: strict),
        .testTarget(name: "BriefServeTests", dependencies: ["BriefServe"], swiftSettings: strict),
        .testTarget(
            name: "BriefgenTests", dependencies: ["briefgen"],
            exclude: ["Cases"], swiftSettings: strict),
    ] + fuzzing
)
