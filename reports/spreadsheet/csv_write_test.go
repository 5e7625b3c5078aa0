package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"doudi/calc"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCSVWriter(t *testing.T) {
	var b bytes.Buffer
	w := WriteCSV(&b)
	_ = w.Text("month").Text("").Text("total").End()
	_ = w.Text("2026-11").Int(-3).Money(-106_350).End()
	_ = w.Text("李,四").Text(`"甲"`).Text("a\nb").End()
	for _, s := range []string{"=1", "+8613", "-", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠1", "=1,2"} {
		_ = w.Text(s)
	}
	_ = w.End()
	_ = w.Text(" =1").Text("，").Text("a=1").Text("\x1b[31m").Text("a\u202eb").Text("\U000e0001").End()
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "month,,total\n2026-11,-3,-1063.50\n\"李,四\",\"\"\"甲\"\"\",\"a\nb\"\n" +
		"'=1,'+8613,'-,'@x,'\tx,\"'\rx\",'＝1,'＋1,'－1,'＠1,\"'=1,2\"\n" +
		" =1,，,a=1,\\u001B[31m,a\\u202Eb,\\uE0001\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

// What is written is read back by the standard library as it was, and no cell
// begins as a formula does.
func TestCSVRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.String(), 2, 5), 1, 5).Draw(rt, "rows")
		var b bytes.Buffer
		w := WriteCSV(&b)
		for _, row := range rows {
			for _, s := range row {
				_ = w.Text(s)
			}
			_ = w.End()
		}
		_ = w.Flush()
		r := csv.NewReader(&b)
		r.FieldsPerRecord = -1
		got, err := r.ReadAll()
		if err != nil {
			rt.Fatal(err)
		}
		for i, row := range rows {
			for j, s := range row {
				checkCell(rt, s, got[i][j])
			}
		}
	})
}

func checkCell(t *rapid.T, wrote, read string) {
	want := strings.ReplaceAll(visible(wrote), "\r\n", "\n")
	if read != want && read != "'"+want {
		t.Fatalf("wrote %q, read %q", wrote, read)
	}
	if strings.ContainsAny(read[:min(len(read), 1)], "=+-@\t\r") {
		t.Fatalf("%q begins as a formula does", read)
	}
	if !clean(read) {
		t.Fatalf("%q has control characters", read)
	}
}

func TestCSVWriterDoesNotAllocate(t *testing.T) {
	w := WriteCSV(io.Discard)
	allocs := testing.AllocsPerRun(1000, func() {
		_ = w.Text("2026-11").Text("张三,李四").Text("=1").Int(12).Money(-calc.Yuan).End()
	})
	if allocs != 0 {
		t.Errorf("%v allocations a row", allocs)
	}
}

type brokenWriter struct{}

var errDisk = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errDisk }

func TestCSVWriterKeepsItsError(t *testing.T) {
	w := WriteCSV(brokenWriter{})
	if err := w.Text("x").End(); err != nil {
		t.Error(err)
	}
	if err := w.Flush(); !errors.Is(err, errDisk) {
		t.Error(err)
	}
	if err := w.Text("x").End(); !errors.Is(err, errDisk) {
		t.Error(err)
	}
}
