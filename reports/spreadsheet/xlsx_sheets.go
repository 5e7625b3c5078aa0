package spreadsheet

import (
	"encoding/xml"
	"path"
	"strings"

	"doudi/calc"
)

// relation is a reference from one part to another.
type relation struct{ kind, target string }

// relations reads the references of a part; "" is the package itself.
func (w *workbook) relations(of string) (map[string]relation, string, error) {
	name := path.Join(path.Dir(of), "_rels", path.Base(of)+".rels")
	if of == "" {
		name = "_rels/.rels"
	}
	out := map[string]relation{}
	err := w.scan(name, func(el xml.StartElement) error {
		if el.Name.Local == "Relationship" {
			out[attr(el, "Id")] = relation{path.Base(attr(el, "Type")), target(of, attr(el, "Target"))}
		}
		return nil
	})
	return out, name, err
}

func target(of, to string) string {
	if strings.HasPrefix(to, "/") {
		return path.Clean(to)
	}
	return path.Join(path.Dir(of), to)
}

// scan calls fn for every element of a small part. A part that is missing is
// as one that is damaged.
func (w *workbook) scan(name string, fn func(xml.StartElement) error) error {
	p, err := w.part(name, smallPartBytes)
	if err != nil {
		return err
	}
	if p == nil {
		return errNoPart
	}
	defer p.Close()
	return p.each(fn)
}

// sheets lists the sheets in the workbook's order and reads its styles. On an
// error it names the part to blame.
func (w *workbook) sheets() (_ []calc.Table, part string, err error) {
	rels, part, err := w.relations("")
	if err != nil {
		return nil, part, err
	}
	if w.book = find(rels, "officeDocument"); w.book == "" {
		return nil, part, errNoPart
	}
	if w.rels, part, err = w.relations(w.book); err != nil {
		return nil, part, err
	}
	if name := find(w.rels, "styles"); name != "" {
		if err := w.readShapes(name); err != nil {
			return nil, name, err
		}
	}
	tables, err := w.listSheets()
	return tables, w.book, err
}

func find(rels map[string]relation, kind string) string {
	for _, r := range rels {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}

func (w *workbook) listSheets() (tables []calc.Table, err error) {
	err = w.scan(w.book, func(el xml.StartElement) error {
		switch el.Name.Local {
		case "workbookPr":
			w.date04 = isTrue(attr(el, "date1904"))
		case "sheet":
			tables = w.addSheet(tables, el)
		}
		return nil
	})
	if err == nil && len(tables) == 0 {
		err = errNoPart
	}
	return tables, err
}

// addSheet notes hidden sheets and charts: what a clerk does not see is not
// read, but it is said.
func (w *workbook) addSheet(tables []calc.Table, el xml.StartElement) []calc.Table {
	name, rel := attr(el, "name"), w.rels[attr(el, "id")]
	if state := attr(el, "state"); rel.kind != "worksheet" || state == "hidden" || state == "veryHidden" {
		w.notes = append(w.notes, name)
		return tables
	}
	return append(tables, &sheetTable{book: w, name: name, part: rel.target})
}

func isTrue(s string) bool { return s == "1" || s == "true" }
