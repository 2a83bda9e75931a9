/// Looks at a page as it is laid out, and says what a reader would find wrong with it.
enum PageAudit {
    /// Answers a ``Sight`` as JSON.
    static let script = """
        (() => {
          const faults = [];
          const root = document.documentElement;
          const name = node => {
            const text = (node.textContent || '').trim().replace(/\\s+/g, ' ');
            return node.nodeName.toLowerCase() + ' “' + text.slice(0, 50) + '”';
          };
          const place = box => [box.left, box.top, box.right, box.bottom].map(Math.round).join(' ');
          const isShown = node => node.getClientRects().length > 0;
          const holds = (outer, inner, slack) =>
            inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
            inner.top >= outer.top - slack && inner.bottom <= outer.bottom + slack;
          if (root.scrollWidth > root.clientWidth) {
            faults.push('the page is wider than its window: ' + root.scrollWidth);
          }
        \(drawings)
        \(texts)
        \(contrast)
          return JSON.stringify({
            faults, drawings, texts: boxes.length, paper: luminance(background(document.body)),
          });
        })()
        """

    /// Each figure shows one drawing of a real size, and every piece of it lies within.
    private static let drawings = """
          let drawings = 0;
          for (const figure of document.querySelectorAll('figure')) {
            const seen = [...figure.querySelectorAll('svg')].filter(isShown);
            if (seen.length !== 1) faults.push(seen.length + ' drawings in ' + name(figure));
            for (const svg of seen) {
              drawings += 1;
              const box = svg.getBoundingClientRect();
              if (box.width < 250 || box.height < 150) {
                faults.push('a drawing of ' + place(box) + ': ' + name(figure));
              }
              if (!holds(figure.getBoundingClientRect(), box, 0.5)) {
                faults.push('a drawing beyond its figure: ' + name(figure));
              }
              const scale = box.width / svg.viewBox.baseVal.width;
              for (const piece of svg.querySelectorAll('path, circle, text')) {
                const own = piece.getBoundingClientRect();
                if (piece.nodeName === 'text') {
                  const size = parseFloat(getComputedStyle(piece).fontSize) * scale;
                  if (size < 8) faults.push('too small to read, ' + size + ': ' + name(piece));
                  if (own.width < 2 || own.height < 5) faults.push('no size: ' + name(piece));
                } else if (own.width + own.height === 0 && !piece.matches('.line')) {
                  faults.push('no size: a ' + piece.getAttribute('class'));
                }
                if (!holds(box, own, 1)) {
                  faults.push(
                    'outside of ' + place(box) + ': ' + piece.getAttribute('class') + ' '
                      + name(piece) + ' ' + place(own));
                }
              }
            }
          }
        """

    /// Text lies within the box around it and within the window, and upon no other text.
    private static let texts = """
          const boxes = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode;
            const parent = node.parentElement;
            if (!node.data.trim() || !isShown(parent)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const scroll = parent.closest('.scroll');
            const clip = scroll && scroll.getBoundingClientRect();
            const around = parent.closest('.tiles div, .verdict, td, th, dt, dd, figure');
            for (const box of range.getClientRects()) {
              if (box.width < 1 || box.height < 5) faults.push('no size: ' + name(parent));
              if (around && !holds(around.getBoundingClientRect(), box, 1)) {
                faults.push('beyond its box: ' + name(parent) + ' ' + place(box));
              }
              if (!clip && (box.left < -1 || box.right > root.clientWidth + 1)) {
                faults.push('beyond the window: ' + name(parent) + ' ' + place(box));
              }
              // What a table hides at its side is scrolled to.
              if (clip && (box.right > clip.right || box.left < clip.left)) continue;
              // A line has room above and below its letters.
              const room = box.height * 0.15;
              boxes.push({
                parent, left: box.left, right: box.right,
                top: box.top + room, bottom: box.bottom - room,
              });
            }
          }
          for (const mark of document.querySelectorAll('.verdict i')) {
            const text = mark.nextElementSibling.getBoundingClientRect();
            if (mark.getBoundingClientRect().bottom <= text.top) {
              faults.push('a mark apart from its text: ' + name(mark.parentElement));
            }
          }
          for (const scroll of document.querySelectorAll('.scroll')) {
            if (scroll.scrollWidth > scroll.clientWidth
                && getComputedStyle(scroll).overflowX !== 'auto') {
              faults.push('cut off: ' + name(scroll));
            }
          }
          boxes.sort((one, other) => one.top - other.top);
          for (let first = 0; first < boxes.length; first += 1) {
            const one = boxes[first];
            for (let next = first + 1; next < boxes.length; next += 1) {
              const other = boxes[next];
              if (other.top >= one.bottom) break;
              const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
              const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
              if (wide > 1 && high > 1) {
                faults.push('upon one another: ' + name(one.parent) + ', ' + name(other.parent));
              }
            }
          }
        """

    /// Text stands out from what is behind it as the accessibility guidelines ask, and so do lines.
    private static let contrast = """
          const parts = colour => (colour.match(/[0-9.]+/g) || []).map(Number);
          const luminance = colour => {
            const [red, green, blue] = colour.slice(0, 3).map(part => {
              const share = part / 255;
              return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const background = node => {
            for (let at = node; at; at = at.parentElement) {
              const colour = parts(getComputedStyle(at).backgroundColor);
              if (colour.length === 3 || colour[3] > 0) return colour;
            }
            return [255, 255, 255];
          };
          const check = (node, colour, least) => {
            const pair = [luminance(parts(colour)), luminance(background(node))];
            const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
            if (!(ratio >= least)) {
              faults.push('faint, ' + ratio.toFixed(1) + ': ' + name(node));
            }
          };
          for (const node of new Set(boxes.map(box => box.parent))) {
            const style = getComputedStyle(node);
            check(node, node instanceof SVGElement ? style.fill : style.color, 4.5);
          }
          for (const line of document.querySelectorAll('.line, .marker, .axis, .dot')) {
            if (isShown(line)) check(line, getComputedStyle(line).stroke, 3);
          }
        """
}
