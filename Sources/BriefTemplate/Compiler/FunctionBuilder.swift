/// Collects the instructions of one function and decides where its variables live: in slots of the
/// stack, or, where a closure inside captures them, in cells.
final class FunctionBuilder {
    /// A variable is known by its name and the level of its frame: frames beside each other share it.
    struct Key: Hashable {
        var level: Int
        var name: Symbol
    }

    private struct Variable {
        var slot: Int32
        var cell: Int32?
    }

    enum Reference {
        case own(Int32)
        case captured(Int32)
    }

    let kind: Function.Kind
    let name: Symbol?
    let parent: FunctionBuilder?
    private(set) var instructions: [Instruction] = []
    private(set) var spans: [Span] = []
    private var variables: [Variable] = []
    private var numbers: [Key: Int32] = [:]
    private(set) var captures: [CaptureSource] = []
    private var captured: [Key: Int32] = [:]
    private(set) var cellCount = 0
    var parameters: [Symbol] = []
    var parameterCount = 0
    var takesCaller = false
    var takesVarargs = false
    var takesKwargs = false
    var escaping = Escaping.off
    /// What a jump out of a loop has to undo, innermost last: captures and escaping.
    var unwinding: [Instruction] = []
    var loops: [(next: Int, exit: Int, unwinding: Int)] = []
    private var labels: [Int32] = []

    init(_ kind: Function.Kind, name: Symbol? = nil, parent: FunctionBuilder? = nil) {
        self.kind = kind
        self.name = name
        self.parent = parent
    }

    var slotCount: Int { variables.count }

    var parameterCells: [(slot: Int32, cell: Int32)] {
        variables.prefix(parameterCount).compactMap { variable in variable.cell.map { (variable.slot, $0) } }
    }

    // MARK: Variables

    @discardableResult
    func declare(_ key: Key) -> Int32 {
        if let number = numbers[key] { return number }
        let number = Int32(clamping: variables.count)
        variables.append(Variable(slot: number, cell: nil))
        numbers[key] = number
        return number
    }

    /// A slot for something that has no name.
    func declareHidden() -> Int32 {
        variables.append(Variable(slot: Int32(clamping: variables.count), cell: nil))
        return Int32(clamping: variables.count - 1)
    }

    func reference(_ key: Key) -> Reference? {
        if let number = numbers[key] { return .own(number) }
        if let number = captured[key] { return .captured(number) }
        guard let outer = parent?.reference(key) else { return nil }
        let source: CaptureSource
        switch outer {
        case .own(let number): source = .cell(parent?.cell(of: number) ?? 0)
        case .captured(let number): source = .capture(number)
        }
        captures.append(source)
        let number = Int32(clamping: captures.count - 1)
        captured[key] = number
        return .captured(number)
    }

    private func cell(of number: Int32) -> Int32 {
        if let cell = variables[Int(number)].cell { return cell }
        let cell = Int32(clamping: cellCount)
        cellCount += 1
        variables[Int(number)].cell = cell
        return cell
    }

    // MARK: Instructions

    func emit(_ instruction: Instruction, _ span: Span) {
        instructions.append(instruction)
        spans.append(span)
    }

    func makeLabel() -> Int {
        labels.append(-1)
        return labels.count - 1
    }

    func bind(_ label: Int) { labels[label] = Int32(clamping: instructions.count) }

    /// The instructions with labels and variables put in their final places.
    func finishedInstructions() -> [Instruction] {
        instructions.map { instruction in
            switch instruction {
            case .jump(let label): .jump(labels[Int(label)])
            case .jumpIfFalse(let label): .jumpIfFalse(labels[Int(label)])
            case .jumpIfFalseKeep(let label): .jumpIfFalseKeep(labels[Int(label)])
            case .jumpIfTrueKeep(let label): .jumpIfTrueKeep(labels[Int(label)])
            case .jumpIfExtending(let label): .jumpIfExtending(labels[Int(label)])
            case .jumpIfSet(let label): .jumpIfSet(labels[Int(label)])
            case .compareKeep(let found, let label): .compareKeep(found, labels[Int(label)])
            case .loopNext(let label): .loopNext(labels[Int(label)])
            case .loopElse(let label): .loopElse(labels[Int(label)])
            case .load(let number, let name):
                variables[Int(number)].cell.map { .loadCell($0, name) } ?? instruction
            case .loadAttribute(let number, let name, let attribute):
                variables[Int(number)].cell.map { .loadCellAttribute($0, name, attribute) } ?? instruction
            case .loadRaw(let number): variables[Int(number)].cell.map { .loadRawCell($0) } ?? instruction
            case .store(let number): variables[Int(number)].cell.map { .storeCell($0) } ?? instruction
            default: instruction
            }
        }
    }
}
