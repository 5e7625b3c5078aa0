package spreadsheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"doudi/calc"
)

// small are limits that a fuzzed input can reach.
var small = Limits{MaxBytes: 1 << 20, MaxRows: 1000, MaxCellBytes: 256}

// exhaust reads all tables of a file and checks what Table and Place promise:
// whatever the bytes are, faults with their places, no panic and no end of rows (X10).
func exhaust(t *testing.T, name string, data []byte) {
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := Open(path, small)
	if err != nil {
		faultTexts(t, err)
		return
	}
	defer b.Close()
	for _, table := range b.Tables() {
		exhaustTable(t, table)
	}
}

func exhaustTable(t *testing.T, table calc.Table) {
	for range 2 * small.MaxRows {
		row, err := table.Next()
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			checkFaults(t, err)
		default:
			checkRow(t, table, row)
		}
	}
	t.Fatal("the table does not end")
}

func checkFaults(t *testing.T, err error) {
	var faults calc.Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("not faults: %v", err)
	}
	for _, f := range faults {
		if f.Code == "" || f.Place.File == "" || f.Place.Line < 0 || f.Place.Line > 0 && f.Place.Column < 1 {
			t.Fatalf("fault without its place: %+v", f)
		}
	}
}

func checkRow(t *testing.T, table calc.Table, row []string) {
	if len(row) == 0 || len(row) > maxColumns || row[len(row)-1] == "" {
		t.Fatalf("row %q", row)
	}
	last := calc.Place{}
	for i, s := range row {
		if s != trim(s) || !clean(s) || len(s) > small.MaxCellBytes || bytes.ContainsRune([]byte(s), '\ufffd') {
			t.Fatalf("cell %q", s)
		}
		at := table.Place(i)
		if at.Line < last.Line || at.Line == last.Line && at.Column <= last.Column {
			t.Fatalf("cell %d at %v after %v", i, at, last)
		}
		last = at
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(members))
	f.Add(gb(members))
	f.Add(gb(members)[:40])
	f.Add([]byte(members)[:len(members)-7])
	f.Add(append(gb(members), members...))
	f.Add(append(gb("甲,乙\n张三,"), 0xfe, 0x59, '\n', 0x81, 0x30))
	f.Add([]byte("\xff\xfea\x00,\x00"))
	f.Add([]byte("a,\"b\nc\",d\n\"e\"f\n\"g"))
	f.Add([]byte("a\tb\r\n\u200b\t\ufffd\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) { exhaust(t, "f.csv", data) })
}

// FuzzXLSX changes the bytes of a workbook.
func FuzzXLSX(f *testing.F) {
	f.Add(someBook(f))
	f.Add(pack(f, book(`<row><c t="s"><v>1</v></c></row>`)))
	f.Add([]byte(oleMagic))
	f.Fuzz(func(t *testing.T, data []byte) { exhaust(t, "f.xlsx", data) })
}

// FuzzXLSXParts changes the XML within a sound zip, where the checksum of a
// part hides nothing.
func FuzzXLSXParts(f *testing.F) {
	f.Add(`<row r="2"><c r="B2" t="s"><v>1</v></c><c s="1"><v>46347.5</v></c></row>`, stringsXML, stylesXML, bookXML)
	f.Add(`<row><c t="inlineStr"><is><t>_x000D_</t></is></c><c t="e"><v>#N/A</v></c></row>`, "<sst/>", "<styleSheet/>", bookXML)
	f.Fuzz(func(t *testing.T, rows, texts, styles, sheets string) {
		parts := book(rows)
		parts["xl/sharedStrings.xml"], parts["xl/styles.xml"], parts["xl/workbook.xml"] = texts, styles, sheets
		exhaust(t, "f.xlsx", store(t, parts))
	})
}

// store packs without compressing: the fuzzer's time goes into the reader.
func store(t *testing.T, parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
