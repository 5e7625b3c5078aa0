package reports

import (
	"bytes"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/wording"

	"github.com/xuri/excelize/v2"
)

func openWorkbook(t *testing.T, m *Month, lang wording.Lang) *excelize.File {
	t.Helper()
	dir, _ := exported(t, m, lang, DefaultBankProfile())
	f, err := excelize.OpenReader(bytes.NewReader(read(t, dir, "roster.xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestWorkbookTypes: numbers of people and accounts are text, amounts are
// numbers of two decimals, and no cell is a formula whatever it begins with.
func TestWorkbookTypes(t *testing.T) {
	f := openWorkbook(t, sealed(sample()), wording.Chinese)
	texts := map[int]bool{householdColumn: true, headColumn: true, personColumn: true}
	for i := payeeColumn; i < rosterColumns; i++ {
		texts[i] = true
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, value := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				kind, _ := f.GetCellType(sheet, cell)
				if formula, _ := f.GetCellFormula(sheet, cell); formula != "" || kind == excelize.CellTypeFormula {
					t.Errorf("%s!%s is a formula", sheet, cell)
				}
				line := strings.HasSuffix(sheet, "低保") && len(row) > rosterColumns-3 && r > 2
				if line && value != "" && texts[c] != (kind == excelize.CellTypeInlineString) && c > villageColumn {
					t.Errorf("%s!%s %q has type %v", sheet, cell, value, kind)
				}
			}
		}
	}
}

// TestWorkbookAddsUp: the lines of each sheet add up to its subtotals and its
// total, in every column of money, and the total to the footer's.
func TestWorkbookAddsUp(t *testing.T) {
	f := openWorkbook(t, monthOf(many(500)), wording.Chinese)
	for _, sheet := range []string{"城市低保", "农村低保", "特困", "护理补贴"} {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		var lines, subtotals, total amounts
		for _, row := range rows[4:] {
			if len(row) <= firstAmount+totalPart || strings.Contains(row[0], "：") {
				continue
			}
			into := &lines
			switch row[villageColumn] {
			case "小计":
				into = &subtotals
			case "合计":
				into = &total
			}
			for i := range into {
				into[i] += moneyOf(t, row[firstAmount+i])
			}
		}
		if lines != subtotals || lines != total || total[totalPart] == 0 {
			t.Errorf("%s: lines %v, subtotals %v, total %v", sheet, lines, subtotals, total)
		}
		if text := strings.Join(rows[len(rows)-2], ""); !strings.Contains(text, Capital(total[totalPart])) || !strings.Contains(text, total[totalPart].String()) {
			t.Errorf("%s: footer %q", sheet, text)
		}
	}
}

func moneyOf(t *testing.T, s string) calc.Money {
	t.Helper()
	if s == "" {
		return 0
	}
	m, err := calc.ParseMoney(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestWorkbookHeadings: every column has its Chinese heading.
func TestWorkbookHeadings(t *testing.T) {
	f := openWorkbook(t, sealed(sample()), wording.Chinese)
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		heading := rows[2]
		if sheet == wording.Chinese.FindingsSheet() {
			heading = rows[1] // no unit of money
		}
		for i, text := range heading {
			if text == "" || text[0] < 0x80 {
				t.Errorf("%s: column %d is headed %q", sheet, i, text)
			}
		}
	}
}

func TestWorkbookPage(t *testing.T) {
	f := openWorkbook(t, sealed(sample()), wording.Chinese)
	for _, sheet := range f.GetSheetList() {
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
			t.Errorf("%s: %+v, %v", sheet, layout, err)
		}
		foot, err := f.GetHeaderFooter(sheet)
		if err != nil || !strings.Contains(foot.OddFooter, sealed(sample()).Seal.Digest().Short()) || len(foot.OddFooter) > 255 {
			t.Errorf("%s: %+v, %v", sheet, foot, err)
		}
	}
	repeated := 0
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" {
			repeated++
		}
	}
	if repeated != len(f.GetSheetList()) {
		t.Errorf("%d sheets repeat their heading", repeated)
	}
}

// TestWorkbookStates: a sheet that may not be paid by says so above its table.
func TestWorkbookStates(t *testing.T) {
	blocked, draft, submitted := sample(), sample(), sealed(sample())
	draft.Blocked = false
	submitted.State = roster.Submitted
	for _, c := range []struct {
		m    *Month
		want string
	}{
		{blocked, "DRAFT – BLOCKED"}, {draft, "DRAFT"}, {submitted, "SUBMITTED – NOT CONFIRMED"}, {sealed(sample()), ""},
	} {
		f := openWorkbook(t, c.m, wording.English)
		for _, sheet := range f.GetSheetList() {
			got, err := f.GetCellValue(sheet, "A2")
			if err != nil || c.want != "" && got != c.want || c.want == "" && strings.Contains(got, "DRAFT") {
				t.Errorf("%s: %q instead of %q, %v", sheet, got, c.want, err)
			}
		}
	}
}

// TestWorkbookOfOddPrograms: codes that no sheet can be named by still have one.
func TestWorkbookOfOddPrograms(t *testing.T) {
	var entries []roster.Entry
	for i, p := range []calc.Program{"a/b:c", "a_b_c", "A/B/C", calc.Program(strings.Repeat("很长", 30)), "变动"} {
		entries = append(entries, with(entry("01", "999901001001", calc.Urban, p, "张三", i), func(e *roster.Entry) { e.Base = 1_00 }))
	}
	if got := len(openWorkbook(t, monthOf(entries), wording.Chinese).GetSheetList()); got != 7 {
		t.Errorf("%d sheets", got)
	}
}

// TestNothingToPay: a month without lines has its files all the same.
func TestNothingToPay(t *testing.T) {
	dir, names := exported(t, monthOf(nil), wording.Chinese, DefaultBankProfile())
	if len(names) != 6 {
		t.Errorf("files %q", names)
	}
	if got := string(read(t, dir, "roster.csv")); got != rosterHeading+"\n" {
		t.Errorf("roster.csv %q", got)
	}
}

// TestFormulasAreNeutralised puts what begins a formula into every text of a
// line: no cell of the CSV files begins with it.
func TestFormulasAreNeutralised(t *testing.T) {
	for _, trigger := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		text := trigger + "1+1"
		e := entry("", "999901001001", calc.Urban, calc.Program(text), text, 1)
		e.Household, e.Payee, e.PayeeID, e.Bank, e.Account = calc.HouseholdNumber(text), text, calc.IDNumber(text), text, text
		e.Person, e.Base, e.Causes = calc.IDNumber(text), 1_00, []roster.Cause{cause(roster.CauseCode(text), 1_00, text)}
		m := monthOf([]roster.Entry{e})
		m.RegionName = func(calc.RegionCode) string { return text }
		m.Findings = []roster.Finding{{Code: text, AwardKey: e.AwardKey, Args: []string{text}}}
		dir, _ := exported(t, m, wording.Chinese, DefaultBankProfile())
		for _, name := range []string{"roster.csv", "changes.csv", "totals.csv", "findings.csv", "bank.csv"} {
			got := read(t, dir, name)
			if name == "bank.csv" {
				got = utf8Of(t, got)
			}
			if s := "\n" + string(got); strings.Contains(s, ","+trigger) || strings.Contains(s, "\n"+trigger) {
				t.Errorf("%s: %s", name, s)
			}
		}
	}
}
