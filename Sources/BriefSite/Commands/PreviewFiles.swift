/// Output files as paths and bytes, for the preview, which serves from memory.
package func previewFiles(_ files: [OutputFile]) -> [(path: String, bytes: [UInt8])] {
    files.compactMap { file in
        if case .bytes(let bytes) = file.content { return (file.path, bytes) }
        return nil
    }
}
