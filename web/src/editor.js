// The editor: CodeMirror with marks that come from outside. Nothing is dispatched while an input method composes.
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { lintGutter, lintKeymap, setDiagnostics, nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { EditorState, StateEffect, StateField, Compartment } from "@codemirror/state";
import { Decoration, EditorView, MatchDecorator, ViewPlugin, drawSelection, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";

const PHRASES = {
  "No diagnostics": "指摘はありません",
  Diagnostics: "指摘",
  close: "閉じる",
  "Control character": "制御文字",
  "replacement character": "置き換え文字",
};

const setFlash = StateEffect.define();
const flash = StateField.define({
  create: () => Decoration.none,
  update(marks, tr) {
    let found = marks.map(tr.changes);
    for (const effect of tr.effects) {
      if (effect.is(setFlash)) {
        found = effect.value ? Decoration.set([Decoration.mark({ class: "cm-flash" }).range(...effect.value)]) : Decoration.none;
      }
    }
    return found;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const BLANK = /〔例[:：][^〔〕\n]*〕/g;
const blanks = ViewPlugin.fromClass(
  class {
    matcher = new MatchDecorator({ regexp: BLANK, decoration: Decoration.mark({ class: "cm-blank" }) });
    constructor(view) { this.marks = this.matcher.createDeco(view); }
    update(update) { this.marks = this.matcher.updateDeco(update, this.marks); }
  },
  { decorations: (plugin) => plugin.marks },
);

export class Editor {
  /** @param {{parent: Element, label: string, hint: string, onChange: () => void}} options */
  constructor({ parent, label, hint, onChange, nonce }) {
    this.onChange = onChange;
    const watch = EditorView.updateListener.of((update) => {
      if (update.docChanged) this.onChange(update);
    });
    this.readOnly = new Compartment();
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        extensions: [
          EditorView.cspNonce.of(nonce), history(), drawSelection(), highlightSpecialChars(), EditorView.lineWrapping, lintGutter(), flash, blanks,
          keymap.of([
            { key: "F8", run: nextDiagnostic, shift: previousDiagnostic, preventDefault: true },
            ...historyKeymap, ...lintKeymap, ...defaultKeymap,
          ]),
          EditorState.phrases.of(PHRASES), placeholder(hint), watch, this.readOnly.of([]),
          EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": "editor-help", spellcheck: "false", lang: "ja" }),
          EditorView.domEventHandlers({ compositionend: () => { setTimeout(() => this.onComposed?.(), 20); } }),
        ],
      }),
    });
  }

  get text() { return this.view.state.doc.toString(); }
  get doc() { return this.view.state.doc; }
  get isComposing() { return this.view.composing || this.view.compositionStarted; }

  /** Replace the whole text (undoable). */
  setText(text) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
  }

  /** Show marks: [{from, to, severity, message, why, suggestion, fix}] in UTF-16 offsets. */
  mark(marks) {
    const diagnostics = marks.map((m) => ({
      from: m.from, to: m.to, severity: m.severity, message: m.message,
      renderMessage: () => bubble(m),
      actions: m.fix ? [{ name: "直す", apply: (view, from, to) => this.replace(from, to, m.fix) }] : [],
    }));
    diagnostics.sort((a, b) => a.from - b.from || a.to - b.to);
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }

  replace(from, to, words) {
    const blank = words.search(BLANK);
    const length = blank < 0 ? 0 : words.match(BLANK)[0].length;
    const anchor = blank < 0 ? from + words.length : from + blank;
    this.view.dispatch({ changes: { from, to, insert: words }, selection: { anchor, head: anchor + length }, userEvent: "input.fix", effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.view.focus();
  }

  /** Go to a place, select it and let it shine for a moment. */
  jump(from, to) {
    const end = Math.min(to, this.view.state.doc.length);
    const start = Math.min(from, end);
    this.view.dispatch({ selection: { anchor: start, head: end }, effects: [EditorView.scrollIntoView(start, { y: "center" }), setFlash.of(start < end ? [start, end] : null)] });
    this.view.focus();
    clearTimeout(this.flashTimer);
    this.flashTimer = setTimeout(() => { if (!this.isComposing) this.view.dispatch({ effects: setFlash.of(null) }); }, 1600);
  }

  /** Select the next 〔例:…〕 after the cursor. */
  nextBlank() {
    const text = this.text;
    const found = [...text.matchAll(BLANK)];
    if (!found.length) return;
    const at = this.view.state.selection.main.to;
    const next = found.find((m) => m.index >= at) ?? found[0];
    this.jump(next.index, next.index + next[0].length);
  }

  blanks() { return [...this.text.matchAll(BLANK)].length; }
  undo() { undo(this.view); this.view.focus(); }
  redo() { redo(this.view); this.view.focus(); }
  next() { nextDiagnostic(this.view); this.view.focus(); }
}

function bubble(mark) {
  const node = document.createElement("div");
  node.className = "bubble";
  for (const [css, words] of [["bubble-message", mark.message], ["bubble-why", mark.why], ["bubble-hint", mark.suggestion ? `案: ${mark.suggestion}` : ""]]) {
    if (!words) continue;
    const line = document.createElement("p");
    line.className = css;
    line.textContent = words;
    node.append(line);
  }
  return node;
}
