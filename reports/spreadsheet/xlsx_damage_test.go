package spreadsheet

import (
	"bytes"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func someBook(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteWorkbook(&b, []Sheet{office("名单", 200), office("汇总", 3)}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A workbook cut off anywhere is refused when it is opened.
func TestXLSXTruncated(t *testing.T) {
	whole := someBook(t)
	for n := 1; n < len(whole); n += 1 + n/50 {
		_, err := Open(put(t, "in.xlsx", whole[:n]), Limits{})
		if err == nil {
			t.Fatalf("opened with %d of %d bytes", n, len(whole))
		}
		if diff := cmp.Diff([]string{"in.xlsx: file.truncated "}, faultTexts(t, err)); diff != "" {
			t.Fatalf("%d bytes: %s", n, diff)
		}
	}
}

// A workbook with one byte changed reads as before or is refused, at the
// latest at the end of the sheet.
func TestXLSXAltered(t *testing.T) {
	whole := someBook(t)
	want := readAll(t, mustOpen(t, put(t, "in.xlsx", whole)).Tables()[0])
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		data := bytes.Clone(whole)
		data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		b, err := Open(put(t, "in.xlsx", data), Limits{})
		if err != nil {
			faultTexts(t, err)
			continue
		}
		if got := readAll(t, b.Tables()[0]); len(got.Faults) == 0 && b.Tables()[0].Name() == "名单" {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestXLSXDamagedParts(t *testing.T) {
	tests := []struct{ name, part, text, want string }{
		{"sheet cut off", "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c><v>1</v>`, "file.truncated xl/worksheets/sheet1.xml"},
		{"no XML", "xl/worksheets/sheet1.xml", `<<<`, "file.truncated xl/worksheets/sheet1.xml"},
		{"no such string", "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="s"><v>9</v></c></row></sheetData></worksheet>`, "file.truncated xl/worksheets/sheet1.xml"},
		{"nested", "xl/worksheets/sheet1.xml", strings.Repeat("<a>", 100), "file.truncated xl/worksheets/sheet1.xml"},
		{"one mark too long", "xl/worksheets/sheet1.xml", "<worksheet><sheetData><!--" + strings.Repeat("x", 2<<20) + "--></sheetData></worksheet>", "file.too_large  536870912"},
		{"no workbook", "xl/workbook.xml", `<workbook/>`, "file.truncated xl/workbook.xml"},
		{"workbook no XML", "xl/workbook.xml", `{}<`, "file.truncated xl/workbook.xml"},
		{"no list of parts", "_rels/.rels", `<x/>`, "file.truncated _rels/.rels"},
		{"styles cut off", "xl/styles.xml", `<styleSheet>`, "file.truncated /xl/styles.xml"},
	}
	for _, tt := range tests {
		parts := book("")
		parts[tt.part] = tt.text
		got := damage(t, pack(t, parts))
		if diff := cmp.Diff([]string{"in.xlsx: " + tt.want}, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func damage(t *testing.T, data []byte) []string {
	t.Helper()
	b, err := Open(put(t, "in.xlsx", data), Limits{})
	if err != nil {
		return faultTexts(t, err)
	}
	defer b.Close()
	return readAll(t, b.Tables()[0]).Faults
}

// Zip bombs, a packing no text has and much that is packed as text is, are
// refused in bounded memory (X10).
func TestXLSXBomb(t *testing.T) {
	bomb := book("<!--" + strings.Repeat(" ", 40<<20) + "-->")
	if diff := cmp.Diff([]string{"in.xlsx: file.too_large  536870912"}, damage(t, pack(t, bomb))); diff != "" {
		t.Error(diff)
	}
	strs := book(`<row><c t="s"><v>1</v></c></row>`)
	strs["xl/sharedStrings.xml"] = "<sst>" + strings.Repeat("<si><t/></si>", 3<<20) + "</sst>"
	data := pack(t, strs)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if diff := cmp.Diff([]string{"in.xlsx: file.too_large  536870912"}, damage(t, data)); diff != "" {
		t.Error(diff)
	}
	runtime.ReadMemStats(&after)
	if grown := after.Sys - before.Sys; grown > 128<<20 {
		t.Errorf("took %d MiB", grown>>20)
	}
}
