package workday_test

import (
	"io"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/workday"
)

// table is lines with cells separated by commas as a calc.Table.
type table struct {
	lines []string
	at    int
}

func (t *table) Name() string { return "calendar" }

func (t *table) Next() ([]string, error) {
	if t.at == len(t.lines) {
		return nil, io.EOF
	}
	t.at++
	return strings.Split(t.lines[t.at-1], ","), nil
}

func (t *table) Place(i int) calc.Place {
	if i < 0 {
		return calc.Place{File: "calendar.csv"}
	}
	return calc.Place{File: "calendar.csv", Line: t.at, Column: i + 1}
}

// read reads rows below the heading in Chinese.
func read(c *workday.Calendar, rows ...string) ([]workday.Entry, calc.Faults) {
	return c.Read(&table{lines: append([]string{"日期,类别,名称"}, rows...)})
}

// fixed2027 are the holidays of fixed date, made up into a whole year.
var fixed2027 = []string{
	"2027-01-01,off,元旦", "2027-05-01,放假,劳动节", "2027-05-02,off,劳动节",
	"2027-10-01,off,国庆节", "2027-10-02,off,国庆节", "2027-10-03,off,国庆节",
}

func TestExtend(t *testing.T) {
	c := workday.National()
	entries, faults := read(c, append([]string{"2027-02-05,休,春节", "2027-02-07,上班,春节", "2026-12-31,off,元旦"}, fixed2027...)...)
	if len(faults) > 0 || len(entries) != 9 {
		t.Fatalf("%d entries, %v", len(entries), faults)
	}
	if want := (workday.Entry{Day: 20270207, Work: true, Name: "春节"}); entries[1] != want {
		t.Errorf("got %v, want %v", entries[1], want)
	}
	longer := c.Extend(entries)
	for day, want := range map[calc.Day]bool{
		20261230: true, 20261231: false, 20270101: false, 20270104: true,
		20270204: true, 20270205: false, 20270206: false, 20270207: true, 20270208: true,
		20271001: false, 20271004: true, 20271231: true,
	} {
		if works, err := longer.IsWorkday(day); err != nil || works != want {
			t.Errorf("%s: %v, %v, want %v", day, works, err, want)
		}
	}
	if longer.Last() != 20271231 || longer.First() != c.First() {
		t.Errorf("goes from %s to %s", longer.First(), longer.Last())
	}
	if _, err := longer.IsWorkday(20280101); !calc.Refused(err, "calendar.unknown") {
		t.Errorf("the year after: %v", err)
	}
	if works, err := c.IsWorkday(20261231); err != nil || !works || c.Last() != 20261231 {
		t.Errorf("the national calendar has changed: %v, %v, %s", works, err, c.Last())
	}
	if end, err := longer.Add(20261102, 45); err != nil || end.Year() != 2027 {
		t.Errorf("45 days from 2026-11-02: %s, %v", end, err)
	}
	if again, faults := longer.Read(&table{lines: append([]string{"day,kind"}, "2027-02-05,off")}); len(faults) > 0 || len(again) != 1 {
		t.Errorf("a known year takes single days: %v, %v", again, faults)
	}
}

func TestReadFaults(t *testing.T) {
	c := workday.National()
	for _, row := range []struct {
		rows []string
		want []string
	}{
		{[]string{"2026-13-01,off,"}, []string{"calendar.csv:2:1: invalid.day 2026-13-01"}},
		{[]string{",off,", "2026-07-01,,"}, []string{"calendar.csv:2:1: cell.empty day", "calendar.csv:3:2: cell.empty kind"}},
		{[]string{"2026-07-01,maybe,"}, []string{"calendar.csv:2:2: invalid.code maybe off 放假, work 上班"}},
		{[]string{"2026-07-01,off,", "2026-07-01,work,"}, []string{"calendar.csv:3:1: calendar.twice 2026-07-01 calendar.csv:2:1"}},
		{[]string{"2006-12-31,work,"}, []string{"calendar.csv:2:1: calendar.early 2006-12-31 2007-01-01"}},
		{[]string{"2007-01-01,off,"}, nil},
		{[]string{"2026-10-07,work,"}, nil}, // a holiday that a region works
		{[]string{"2026-10-08,work,"}, []string{"calendar.csv:2:2: calendar.work_already 2026-10-08"}},
		{fixed2027, nil},
		{fixed2027[1:], []string{"calendar.csv: calendar.incomplete 2027 2027-01-01"}},
		{append([]string{"2027-10-03,work,"}, fixed2027[:5]...), []string{"calendar.csv: calendar.incomplete 2027 2027-10-03"}},
		{
			[]string{"2029-01-01,off,"},
			[]string{"calendar.csv: calendar.incomplete 2027 2027-01-01, 2027-05-01, 2027-05-02, 2027-10-01, 2027-10-02, 2027-10-03"},
		},
	} {
		_, faults := read(c, row.rows...)
		var got []string
		for _, f := range faults {
			got = append(got, f.Error())
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%q:\ngot  %q\nwant %q", row.rows, got, row.want)
		}
	}
	if _, faults := c.Read(&table{lines: []string{"日期,名称"}}); len(faults) != 1 || faults[0].Code != "heading.missing" {
		t.Errorf("without the kind: %v", faults)
	}
	_, faults := read(c, "2026-10-08,work,")
	if len(faults.Refusing()) > 0 {
		t.Errorf("a remark refuses: %v", faults)
	}
}

// Any text: Read never panics, and what it accepts answers as it says.
func FuzzRead(f *testing.F) {
	f.Add(strings.Join(fixed2027, "\n"))
	f.Add("2026-07-01,off,\n2026-07-01,work,")
	f.Add("2029-01-01,off,\n0000-00-00,上班,")
	f.Add("2199-12-31,work,\n,,,x")
	f.Fuzz(func(t *testing.T, text string) {
		c := workday.National()
		entries, faults := read(c, strings.Split(text, "\n")...)
		if len(faults.Refusing()) > 0 {
			return
		}
		longer := c.Extend(entries)
		for _, e := range entries {
			if works, err := longer.IsWorkday(e.Day); err != nil || works != e.Work {
				t.Fatalf("%v: %v, %v", e, works, err)
			}
		}
	})
}
