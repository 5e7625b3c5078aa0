package sheet_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/sheet"
	"doudi/calc/sheettest"
)

func TestNamed(t *testing.T) {
	for name, want := range map[string]bool{
		"sample": true, "Sample": true, " SAMPLE ": true, "样本": true, "样表": true, "样本（2026）": true, "sample(2)": true, "样 本": true,
		"samples": false, "样": false, "": false, "(sample)": false,
	} {
		if got := sample.Named(name); got != want {
			t.Errorf("Named(%q) = %v", name, got)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"金额": "金额", "金额(元)": "金额", "金额（元）": "金额", " 金 额 ": "金额", "金额*": "金额", "*金额": "金额", "金\u3000额\u00a0": "金额", "金额\n(元)": "金额",
		"AMOUNT": "amount", "Age_Min": "age_min", "(元)": "(元)", "（元）": "（元）", "": "",
	} {
		if got := sheet.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

// One row is read the same under headings in either language and any order.
func TestHeadings(t *testing.T) {
	for _, text := range []string{
		"code,from,day,amount,percent,age_min,settlement\nA,2026-11,2026-11-21,12.50,33.3,60,rural",
		"代码,起始月,日期,金额,比例,最小年龄,城乡\nA,2026-11,2026-11-21,12.50,33.3,60,农村",
		"城乡,最小年龄,比例,金额,日期,起始月,编码\n农村,60,33.3,12.50,2026-11-21,2026-11,A",
		"settlement,金额（元）,CODE, 起始月 *,percent (%),日期,Age_Min\nrural,12.50,A,2026-11,33.3,2026-11-21,60",
		"code,,from,day,amount,percent,age_min,settlement\nA,,2026-11,2026-11-21,12.50,33.3,60,rural",
		"\n,,\ncode,from,day,amount,percent,age_min,settlement\n\nA,2026-11,2026-11-21,12.50,33.3,60,rural,,,\n,,,\n",
	} {
		r, faults := read(text)
		if !r.Next() {
			t.Errorf("%s\nhas no row", text)
			continue
		}
		age, ok := r.Int(ageMin)
		got := fmt.Sprint(r.Text(code), r.Month(from), r.Day(day), r.Money(amount), r.Fraction(percent), age, ok, sheet.Kind[calc.Settlement](r, settlement), r.Good())
		if got != "A2026-11 2026-11-21 12.50 33.30 60 true rural true" || r.Next() {
			t.Errorf("%s\nis read as %s", text, got)
		}
		wantFaults(t, *faults)
	}
}

func TestHeadingFaults(t *testing.T) {
	const keys = "code, from, day, amount, percent, age_min, settlement"
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", []string{"sample.csv: table.empty"}},
		{"\n,,\n", []string{"sample.csv: table.empty"}},
		{"from,day", []string{"sample.csv: heading.missing code 代码/编码"}},
		{"day", []string{"sample.csv: heading.missing code 代码/编码", "sample.csv: heading.missing from 起始月"}},
		{"A,2026-11\nB,2026-12,x", []string{"sample.csv:1:1: table.no_heading " + keys}},
		{"code,from,note", []string{"sample.csv:1:3: heading.unknown note " + keys}},
		{"code,from,code", []string{"sample.csv:1:3: heading.twice code"}},
		{"code,from,代码,Amount,金额(元)", []string{"sample.csv:1:3: heading.twice 代码", "sample.csv:1:5: heading.twice 金额(元)"}},
		{"\n备注,代码,起始月", []string{"sample.csv:2:1: heading.unknown 备注 " + keys}},
		{"code,from,\"day\nx", []string{"sample.csv:1:1: row.quote open"}},
	} {
		r, faults := read(c.text)
		if r.Next() {
			t.Errorf("%q has a row", c.text)
		}
		t.Run(c.text, func(t *testing.T) { wantFaults(t, *faults, c.want...) })
	}
}

func TestAbsentColumns(t *testing.T) {
	r, faults := read("from,code\n2026-11,A\n2026-12")
	for line := 2; r.Next(); line++ {
		if r.Has(day) || !r.Has(code) || !r.Has(from) {
			t.Errorf("day %v, code %v, from %v", r.Has(day), r.Has(code), r.Has(from))
		}
		if age, ok := r.Int(ageMin); r.Text(day) != "" || r.Day(day) != 0 || r.Money(amount) != 0 || ok || age != 0 || r.Fraction(percent).Sign() != 0 {
			t.Errorf("line %d has %q", line, r.Text(day))
		}
		for column, want := range map[int]int{code: 2, from: 1, day: 1, -1: 1} {
			if got := r.Place(column); got.Line != line || got.Column != want {
				t.Errorf("column %d of line %d stands at %v", column, line, got)
			}
		}
	}
	wantFaults(t, *faults)
}

func TestCellFaults(t *testing.T) {
	for _, c := range []struct {
		cells string // code, from, day, amount, percent, age, settlement
		want  string
	}{
		{"A,2026-11,,,,,", ""},
		{",2026-11,,,,,", "2:1: cell.empty code"},
		{"A,,,,,,", "2:2: cell.empty from"},
		{"A,2026-13,,,,,", "2:2: invalid.month 2026-13"},
		{"A,2026-11,2026-02-31,,,,", "2:3: invalid.day 2026-02-31"},
		{"A,2026-11,,12.345,,,", "2:4: invalid.amount.decimals 12.345"},
		{"A,2026-11,,12345678901,,,", "2:4: invalid.amount.length 12345678901"},
		{"A,2026-11,,-5,,,", "2:4: invalid.amount -5"},
		{"A,2026-11,,,1e400,,", "2:5: invalid.amount 1e400"},
		{"A,2026-11,,,1.2345678,,", "2:5: invalid.amount.length 1.2345678"},
		{"A,2026-11,,,,-1,", "2:6: invalid.number -1"},
		{"A,2026-11,,,,6.5,", "2:6: invalid.number 6.5"},
		{"A,2026-11,,,,１８,", "2:6: invalid.number １８"},
		{"A,2026-11,,,,999999,", ""},
		{"A,2026-11,,,,1000000,", "2:6: invalid.number 1000000"},
		{"A,2026-11,,,,,town", "2:7: invalid.code town urban 城市, rural 农村"},
		{",,2026-1-1,x,y,z,0", "2:1: cell.empty code|2:2: cell.empty from|2:3: invalid.day 2026-1-1|2:4: invalid.amount x|2:5: invalid.amount y|2:6: invalid.number z|2:7: invalid.code 0 urban 城市, rural 农村"},
	} {
		t.Run(c.cells, func(t *testing.T) {
			r, faults := read("code,from,day,amount,percent,age_min,settlement\n" + c.cells)
			if !r.Next() {
				t.Fatal("no row")
			}
			r.Required(code)
			r.Required(from)
			r.Month(from)
			r.Day(day)
			r.Money(amount)
			r.Fraction(percent)
			r.Int(ageMin)
			sheet.Kind[calc.Settlement](r, settlement)
			var want []string
			for line := range strings.SplitSeq(c.want, "|") {
				if line != "" {
					want = append(want, "sample.csv:"+line)
				}
			}
			if r.Good() != (len(want) == 0) {
				t.Errorf("good: %v", r.Good())
			}
			wantFaults(t, *faults, want...)
		})
	}
}

// Cells without a heading would be lost. The first of a row that holds something
// is a fault where it stands; a column of empty cells is none.
func TestUnheadedCells(t *testing.T) {
	for _, c := range []struct{ name, text, good, want string }{
		{"right of all", "code,from\nA,2026-11,,\nB,2026-11,,lost,more\nC,2026-11", "[true false true]", "sample.csv:3:4: row.beyond_heading lost"},
		{"between", "code,,from\nA,,2026-11\nB,lost,2026-11\nC,,2026-11", "[true false true]", "sample.csv:3:2: row.beyond_heading lost"},
		{"between and right of all", "code,,from\nA,lost,2026-11,more", "[false]", "sample.csv:2:2: row.beyond_heading lost"},
		{"left of all", ",code,from\nlost,A,2026-11", "[false]", "sample.csv:2:1: row.beyond_heading lost"},
		{"blank headings at the end", "code,from,,\nA,2026-11,,lost\nB,2026-11,,", "[false true]", "sample.csv:2:4: row.beyond_heading lost"},
		{"a blank column", "code,,from,\nA,,2026-11,\nB,,2026-11,", "[true true]", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, faults := read(c.text)
			var good []bool
			for r.Next() {
				good = append(good, r.Good())
			}
			if fmt.Sprint(good) != c.good {
				t.Errorf("good rows: %v, want %s", good, c.good)
			}
			if got := sheettest.Lines(*faults); got != c.want {
				t.Errorf("faults:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func TestGoodIsARowsOwn(t *testing.T) {
	r, faults := read("code,from\nA,x\nB,2026-11\nC,2026-11")
	r.Next()
	if r.Month(from); r.Good() {
		t.Error("a row with a fault is good")
	}
	r.Warn(code, "id.area", "A")
	if r.Good() {
		t.Error("a warning makes a row good")
	}
	if r.Next(); !r.Good() {
		t.Error("the next row is not good")
	}
	r.Warn(code, "id.area", "B")
	if !r.Good() {
		t.Error("a warning spoils a row")
	}
	r.Next()
	r.Fault(-1, "row.twice", "C")
	if r.Good() || r.Next() {
		t.Error("a fault of the row does not spoil it")
	}
	wantFaults(t, *faults, "sample.csv:2:2: invalid.month x", "sample.csv:2:1: id.area A (warning)", "sample.csv:3:1: id.area B (warning)", "sample.csv:4:1: row.twice C")
}

// What a table says of its length is believed up to a million rows, and then up to
// four times what it has shown.
func TestRowsExpected(t *testing.T) {
	for claim, want := range map[int]int{0: 0, 5: 5, 1 << 20: 1 << 20, 1<<20 + 1: 1 << 20, 1 << 40: 1 << 20} {
		table := &counted{Table: sheettest.Table("sample", "code,from\n"), rows: claim}
		if got := sheet.NewReader(table, &sample, &calc.Faults{}).Rows(); got != want {
			t.Errorf("%d rows claimed, %d expected, want %d", claim, got, want)
		}
	}
	r := sheet.NewReader(&counted{Table: &endless{sheettest.Table("sample", "code,from\n")}, rows: 1 << 40}, &sample, &calc.Faults{})
	for range 1<<18 + 1 {
		r.Next()
	}
	if got := r.Rows(); got != 1<<20+4 {
		t.Errorf("%d rows expected after a quarter of a million", got)
	}
	if r, _ := read("code,from\nA,2026-11"); r.Rows() != 0 {
		t.Errorf("%d rows expected of a table that does not count them", r.Rows())
	}
}

// endless is a table of which one row follows another.
type endless struct{ calc.Table }

func (e *endless) Next() ([]string, error) {
	if cells, err := e.Table.Next(); err == nil {
		return cells, nil // the heading
	}
	return []string{"A", "2026-11"}, nil
}

type counted struct {
	calc.Table
	rows int
}

func (c *counted) Rows() int { return c.rows }

// Rows that cannot be read are faults, and reading goes on; after what cannot
// be read at all it ends.
func TestUnreadableRows(t *testing.T) {
	fault := func(code string, line int) calc.Fault {
		return calc.Fault{Code: code, Place: calc.Place{File: "broken", Line: line, Column: 1}}
	}
	for _, c := range []struct {
		name string
		rows []any
		read string
		want []string
	}{
		{"one fault", []any{"code,from", fault("text.control", 2), "B,2026-11"}, "B", []string{"broken:2:1: text.control"}},
		{
			"many faults",
			[]any{"code,from", calc.Faults{fault("text.control", 2), fault("text.encoding", 2)}, "B,2026-11"},
			"B",
			[]string{"broken:2:1: text.control", "broken:2:1: text.encoding"},
		},
		{"wrapped", []any{"code,from", fmt.Errorf("row: %w", fault("text.control", 2)), "B,2026-11"}, "B", []string{"broken:2:1: text.control"}},
		{"too many rows", []any{"code,from", "A,2026-11", fault("table.too_many_rows", 3), "B,2026-11"}, "A", []string{"broken:3:1: table.too_many_rows"}},
		{"truncated", []any{"code,from", "A,2026-11", fault("file.truncated", 3), "B,2026-11"}, "A", []string{"broken:3:1: file.truncated"}},
		{"unreadable", []any{"code,from", "A,2026-11", errors.New("disk"), "B,2026-11"}, "A", []string{"broken:3:0: file.unreadable disk"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			faults := calc.Faults{}
			r := sheet.NewReader(&broken{rows: c.rows}, &sample, &faults)
			got := ""
			for r.Next() {
				got += r.Text(code)
			}
			if got != c.read {
				t.Errorf("read %q, want %q", got, c.read)
			}
			wantFaults(t, faults, c.want...)
		})
	}
}
