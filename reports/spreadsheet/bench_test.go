package spreadsheet

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"doudi/calc"

	"github.com/xuri/excelize/v2"
)

const benchRows = 100_000

// roster writes rows of 25 cells, as roster.csv has.
func roster(w *CSVWriter) error {
	for i := range benchRows {
		w.Text("2026-11").Text("dibao").Text("北京市东城区东华门街道").Text("东华门街道").Text("多福巷社区").Text("urban")
		w.Text("1101010010010000123").Text("").Text("欧阳张三").Int(3)
		for j := range 9 {
			w.Money(calc.Money(63_550 + i*j))
		}
		w.Text("欧阳张三").Text("999999199001011234").Text("农村商业银行").Text("6299991234567890123").Text("202611D000001234").Text("")
		if err := w.End(); err != nil {
			return err
		}
	}
	return w.Flush()
}

func BenchmarkCSVWrite(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if err := roster(WriteCSV(io.Discard)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCSVRead(b *testing.B) {
	var plain bytes.Buffer
	if err := roster(WriteCSV(&plain)); err != nil {
		b.Fatal(err)
	}
	for name, data := range map[string][]byte{"utf-8": plain.Bytes(), "gb18030": gb(plain.String())} {
		path := put(b, "roster.csv", data)
		b.Run(name, func(b *testing.B) { benchRead(b, path, benchRows) })
	}
}

func BenchmarkXLSXRead(b *testing.B) {
	path := filepath.Join(b.TempDir(), "in.xlsx")
	err := WriteAside(path, 0o600, func(w io.Writer) error { return WriteWorkbook(w, []Sheet{wide()}) })
	if err != nil {
		b.Fatal(err)
	}
	b.Run("ours", func(b *testing.B) { benchRead(b, path, benchRows) })
	b.Run("excelize", func(b *testing.B) {
		for b.Loop() {
			f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
			if err != nil {
				b.Fatal(err)
			}
			rows, _ := f.Rows("名册")
			for rows.Next() {
				_, _ = rows.Columns()
			}
			_, _ = rows.Close(), f.Close()
		}
	})
}

func benchRead(b *testing.B, path string, want int) {
	for b.Loop() {
		in, err := Open(path, Limits{})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for _, err = in.Tables()[0].Next(); err == nil; _, err = in.Tables()[0].Next() {
			n++
		}
		if err != io.EOF || n < want {
			b.Fatal(n, err)
		}
		_ = in.Close()
	}
	info, _ := os.Stat(path)
	b.SetBytes(info.Size())
}

// wide is a roster of 12 columns.
func wide() Sheet {
	s := Sheet{Name: "名册", Title: []string{"名册"}}
	for i := range 12 {
		s.Columns = append(s.Columns, Column{fmt.Sprintf("列%d", i), 12, []Kind{TextColumn, MoneyColumn}[i%2]})
	}
	s.Rows = func(emit func(Row) error) error {
		cells := make([]Cell, 12)
		for i := range benchRows {
			for j := range 6 {
				cells[2*j], cells[2*j+1] = Text(benchTexts[j]), Money(calc.Money(63_550+i*j))
			}
			if err := emit(Row{Cells: cells}); err != nil {
				return err
			}
		}
		return nil
	}
	return s
}

var benchTexts = []string{"东华门街道", "多福巷社区", "欧阳张三", "999999199001011234", "农村商业银行", "6299991234567890123"}

func BenchmarkXLSXWrite(b *testing.B) {
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := WriteWorkbook(io.Discard, []Sheet{wide()}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("excelize", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := streamed(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// streamed writes the same cells by excelize alone.
func streamed() error {
	f := excelize.NewFile()
	defer f.Close()
	money, err := f.NewStyle(&excelize.Style{NumFmt: 4})
	if err != nil {
		return err
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	row := make([]any, 12)
	for i := range benchRows {
		for j := range 6 {
			row[2*j] = benchTexts[j]
			row[2*j+1] = excelize.Cell{StyleID: money, Value: float64(63_550+i*j) / 100}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Write(io.Discard)
}
