import Vocabulary

/// A page that needs nothing but itself: no script, no font, no picture from anywhere.
struct Page: Sendable {
    let title: String
    let language: Language
    let body: String

    /// The whole file.
    var html: String {
        """
        <!doctype html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(title.escaped)</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }

    /// A table of texts; the first column is names, the others are figures.
    static func table(_ headings: [String], _ rows: [[String]]) -> String {
        let head = headings.map { "<th>\($0.escaped)</th>" }.joined()
        let body = rows.map { row in
            "<tr>" + row.map { "<td>\($0.escaped)</td>" }.joined() + "</tr>"
        }
        return """
            <div class="scroll"><table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body.joined(separator: "\n"))
            </tbody>
            </table></div>
            """
    }

    /// Large figures side by side.
    static func tiles(_ tiles: [(figure: String, name: String)]) -> String {
        let all = tiles.map { tile in
            "<div><b>\(tile.figure.escaped)</b><small>\(tile.name.escaped)</small></div>"
        }
        return "<section class=\"tiles\">\(all.joined())</section>"
    }

    /// A sentence that must be seen, good or bad.
    static func verdict(_ text: String, isGood: Bool, detail: String = "") -> String {
        let more = detail.isEmpty ? "" : " <span>\(detail.escaped)</span>"
        let mark = isGood ? "✓" : "✗"
        return "<p class=\"verdict \(isGood ? "good" : "bad")\">"
            + "<i>\(mark)</i><b>\(text.escaped)</b>\(more)</p>"
    }

    /// Names and values in a quiet list.
    static func facts(_ facts: [(name: String, value: String)]) -> String {
        let all = facts.filter { !$0.value.isEmpty }.map { fact in
            "<dt>\(fact.name.escaped)</dt><dd>\(fact.value.escaped)</dd>"
        }
        return "<dl>\(all.joined())</dl>"
    }

    private static let style = """
        :root {
          color-scheme: light dark;
          --paper: #fbfbf9; --card: #ffffff; --ink: #1c1f24; --quiet: #5f6672; --rule: #e2e4e8;
          --s1: #1f6fb8; --s2: #c4570a; --s3: #7a4fb5; --s4: #0f7f6e; --s5: #b3261e;
          --good: #16703c; --good-paper: #e7f4ec; --bad: #a3211a; --bad-paper: #fbeae8;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #14171b; --card: #1b1f25; --ink: #e8eaed; --quiet: #9aa3af; --rule: #2c323a;
            --s1: #6cb2f2; --s2: #f0954e; --s3: #b79af0; --s4: #5cc9b5; --s5: #f28b82;
            --good: #7fd6a2; --good-paper: #16291e; --bad: #f5a099; --bad-paper: #331b19;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, "Noto Sans", "Segoe UI", Roboto, sans-serif; }
        main { max-width: 960px; margin: 0 auto; padding: 32px 20px 64px; }
        h1 { font-size: 26px; line-height: 1.2; margin: 0 0 2px; }
        h2 { font-size: 17px; margin: 32px 0 8px; }
        .lead { color: var(--quiet); margin: 0 0 18px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(128px, 1fr));
          gap: 10px; margin: 18px 0; }
        .tiles div, figure, .scroll { background: var(--card); border: 1px solid var(--rule);
          border-radius: 8px; }
        .tiles div { padding: 12px 14px; }
        .tiles b { display: block; font-size: 21px; font-variant-numeric: tabular-nums;
          white-space: nowrap; }
        .tiles small, figcaption small { color: var(--quiet); }
        .verdict { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline;
          padding: 10px 14px; border-radius: 8px; margin: 8px 0; }
        .verdict i { font-style: normal; font-weight: 700; }
        .verdict.good { background: var(--good-paper); color: var(--good); }
        .verdict.bad { background: var(--bad-paper); color: var(--bad); }
        .verdict span { color: var(--ink); }
        figure { margin: 14px 0; padding: 14px 14px 6px; }
        figcaption { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; }
        .legend { margin-left: auto; display: flex; flex-wrap: wrap; gap: 2px 14px;
          color: var(--quiet); font-size: 13px; }
        .legend i { display: inline-block; width: 16px; height: 0; margin-right: 5px;
          vertical-align: middle; border-top: 3px solid; }
        .legend i.dash { border-top-style: dashed; }
        svg { display: block; width: 100%; height: auto; margin-top: 6px; }
        svg.narrow { display: none; }
        svg text { fill: var(--quiet); font-size: 12px; font-family: inherit;
          font-variant-numeric: tabular-nums; }
        svg .y { text-anchor: end; dominant-baseline: middle; }
        svg .x { text-anchor: middle; }
        svg .mark { fill: var(--ink); stroke: var(--card); stroke-width: 4px; stroke-linejoin: round;
          paint-order: stroke; }
        .grid { stroke: var(--rule); fill: none; }
        .axis, .tick { stroke: var(--quiet); fill: none; }
        .marker { stroke: var(--s5); stroke-dasharray: 4 3; fill: none; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .line.dash { stroke-dasharray: 6 4; }
        .s1 { stroke: var(--s1); } .s2 { stroke: var(--s2); } .s3 { stroke: var(--s3); }
        .s4 { stroke: var(--s4); } .s5 { stroke: var(--s5); }
        .dot { fill: var(--card); stroke-width: 2; }
        .legend .k1 { color: var(--s1); } .legend .k2 { color: var(--s2); }
        .legend .k3 { color: var(--s3); } .legend .k4 { color: var(--s4); }
        .legend .k5 { color: var(--s5); }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 13.5px;
          font-variant-numeric: tabular-nums; }
        th, td { padding: 6px 12px; text-align: right; white-space: nowrap;
          border-bottom: 1px solid var(--rule); }
        tbody tr:last-child td { border-bottom: 0; }
        th { color: var(--quiet); font-weight: 500; }
        th:first-child, td:first-child { text-align: left; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 8px 0;
          color: var(--quiet); font-size: 13.5px; }
        dd { margin: 0; color: var(--ink); }
        @media (max-width: 700px) {
          main { padding: 20px 12px 48px; }
          figure { padding: 12px 10px 4px; }
          .legend { margin-left: 0; }
          .verdict { display: grid; grid-template-columns: auto 1fr; }
          .verdict span { grid-column: 2; }
          svg.wide { display: none; }
          svg.narrow { display: block; max-width: 520px; }
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin-bottom: 8px; overflow-wrap: anywhere; }
        }
        """
}
