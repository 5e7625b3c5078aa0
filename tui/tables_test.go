package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/reports/spreadsheet"
	"doudi/reports/wording"
	"doudi/store"
)

// chooses gives an act of the tables a path, by typing it.
func (c *clerk) chooses(key, path string) {
	c.t.Helper()
	c.press("7")
	for c.f.Depth() > 0 {
		c.press("esc")
	}
	c.press(key, c.f.Text("tables.path_typed"), "enter", path, "enter")
}

// amended are the tables in use in a folder of their own, with lines added to
// some.
func amended(t *testing.T, more map[string]string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "policy-2027")
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(county, "policy-2026-09"))); err != nil {
		t.Fatal(err)
	}
	for name, lines := range more {
		path := filepath.Join(folder, name+".csv")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		written(t, path, string(text)+lines)
	}
	return folder
}

func written(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// higher are tables with a higher standard in town from October on.
func higher(t *testing.T) string {
	t.Helper()
	return amended(t, map[string]string{
		"standard": "dibao,,urban,,2026-10,880,month,清河民发〔2026〕30号\ntekun,basic,rural,,2026-08,850,month,清河民发〔2026〕30号\n",
		"document": "清河民发〔2026〕30号,清河民发〔2026〕30号,关于再次提高城市低保标准的通知,2026-09-18\n",
	})
}

func TestTables(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("7")
		view("tables")
		c.press("enter")
		view("tables-row")
		c.press("u")
		c.sees("000")
		c.press("e")
		c.sees("standard.csv")
		c.press("esc", "enter", "esc", "esc", "esc")
		c.press("left", "left", "left")
		c.sees("2026-06", "760.00")
		c.press("right", "/", "810")
		c.sees(c.f.Text("tables.no_row"))
		c.press("esc", "/", "taper", "enter")
		c.sees("taper.months", "parameter.csv:7:14")
		c.misses("rounding.unit")
		c.press("esc", "v", "down", "enter")
		c.sees(c.f.Text("tables.not_in_use", ""), "760.00")
		c.press("t", c.f.Lang.PolicyTable("review"), "enter")
		c.misses("760.00")
		view("tables-reviews")
	})
}

func TestTableTrial(t *testing.T) {
	folder := higher(t)
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.chooses("w", folder)
		view("tables-whatif")
		c.press("c")
		view("tables-compare")
		c.press("l")
		view("tables-lint")
		c.press("w", "right")
		c.sees("2026-11")
		c.press("left", "left")
		c.sees(c.f.Text("tables.sealed"))
		c.press("e")
		c.sees("880")
		c.press("esc", "f", "f", "f", "o")
		c.sees(filepath.Base(folder), "2026-10", "清河民发〔2026〕30号")
		c.press("esc")
		c.misses(c.f.Lang.PolicyLoaded(3, false))
		c.press("o", "enter")
		c.sees(c.f.Lang.PolicyLoaded(3, false), "3")
		c.press("left", "right", "right")
		c.sees("880.00")
		c.press("left", "enter", "u") // not the row to come, but that of September
		c.sees("800.00", c.f.Text("tables.used", "2026-09", "22"))
		c.chooses("o", folder)
		c.press("o")
		c.sees(c.f.Lang.SameTables())
	})
}

// TestTableConflict: tables that were held against others than those now in use
// are not loaded, and are held against these.
func TestTableConflict(t *testing.T) {
	c := sit(t, "li", wording.English, 100, 30)
	c.chooses("o", higher(t))
	c.press("o")
	wang := c.office("wang")
	book, err := spreadsheet.Open(filepath.Join(county, "policy"), spreadsheet.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if _, err := wang.LoadPolicy(book.Tables()); err != nil {
		t.Fatal(err)
	}
	c.press("enter")
	c.sees("policy.moved", "wang")
	c.press("enter", "c")
	c.sees("rows differ", "800.00")
	c.press("o")
	c.sees("after version 3", "13 rows come") // where the lines end depends on the folder's name
	c.press("enter")
	c.sees(wording.English.PolicyLoaded(4, false))
}

// TestTableFaults: broken tables are told with their places, refused, and read
// again once they are mended.
func TestTableFaults(t *testing.T) {
	folder := amended(t, map[string]string{"standard": "dibao,,urban,,2026-10,8O0,month,x\ndibao,,rural,,2026-13,700,month,x\n"})
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.chooses("l", folder)
		view("tables-faults")
		c.press("o")
		c.sees(c.f.Text("tables.refused"))
		c.press("w")
		c.sees(c.f.Text("tables.refused"))
	})
	c := sit(t, "li", wording.English, 80, 24)
	c.chooses("l", folder)
	c.sees("2 faults", "standard.csv:36", "8O0")
	path := filepath.Join(folder, "standard.csv")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	written(t, path, strings.NewReplacer("8O0", "800", "2026-13", "2026-12").Replace(string(text)))
	c.press("ctrl+r")
	c.sees("0 faults", "2 rows differ")
	c.press("esc", "l")
	c.sees("as last time") // the folder is offered again
	c.press("enter")
	c.sees("0 faults")
	c.chooses("l", filepath.Join(folder, "none"))
	c.sees("1 fault,", "none")
	c.chooses("l", `"`+filepath.Join(folder, "standard.csv")+`"`)
	c.sees("faults", "parameter")
	c.press("esc", "l", "..", "enter")
	c.sees("policy-2027/")
	c.press("esc", "l", c.f.Text("tables.path_typed"), "enter", "enter")
	c.sees("a path is needed")
}

// TestTableRoles: who may not see rosters loads tables without their money, and
// who may not load them looks at them.
func TestTableRoles(t *testing.T) {
	folder := higher(t)
	c := sit(t, "admin", wording.English, 80, 24)
	c.press("7", "w")
	c.sees("what if: your role may not do it")
	c.chooses("o", folder)
	c.sees("rows differ", "880.00")
	c.press("w")
	c.sees("your role may not do it")
	c.press("o")
	c.sees("version 3", "2026-08")
	c.press("enter")
	c.sees(wording.English.PolicyLoaded(3, false))
	c.press("i")
	c.sees("import: your role may not do it")

	c = sitAs(t, store.Finance, "", wording.English, 80, 24)
	c.chooses("w", folder)
	c.sees("000002", "+248.00")
	c.press("e")
	c.sees("why: your role may not do it")
	c.press("o")
	c.sees("load: your role may not do it")

	c = sitAs(t, store.Clerk, "", wording.Chinese, 80, 24)
	c.chooses("c", folder)
	c.press("o")
	c.sees("您的角色不能办理")
	c.press("esc", "enter", "u")
	c.sees("您的角色不能办理")
}

// papers are a folder of an import.
func papers(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "october")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		written(t, filepath.Join(folder, name+".csv"), text)
	}
	return folder
}

const (
	stopping = "household,program,decision,from,reason\n000003,dibao,stop,2026-10,moved\n"
	calling  = "household,phone\n000005,13933333333\n"
)

func TestTableImport(t *testing.T) {
	folder := papers(t, map[string]string{"decision": stopping, "household": calling})
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.chooses("i", folder)
		view("tables-import")
		c.press("e")
		c.sees("000003")
		c.press("esc", "l", "l", "ctrl+s")
		c.sees("october", "2026-10")
		c.press("esc")
		if h, err := c.office("li").Show("000005"); err != nil || h.Household.Phone == "13933333333" {
			t.Fatalf("it was imported without a word: %v", err)
		}
		c.press("ctrl+s", "enter")
		c.sees(c.f.Lang.Imported(false, 0, 1, 1, 1, 0))
		c.chooses("i", folder)
		c.press("ctrl+s")
		c.sees(c.f.Text("tables.nothing_new"))
	})
}

// TestTableImportFaults: everything that is wrong is told at once, and written
// into a workbook.
func TestTableImportFaults(t *testing.T) {
	broken := map[string]string{"decision": stopping + "999999,dibao,stop,2026-10,moved\n", "household": calling + "000006,not a phone\n"}
	folder := papers(t, broken)
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.chooses("i", folder)
		view("tables-import-faults")
	})
	c := sit(t, "li", wording.English, 80, 24)
	c.chooses("i", folder)
	c.press("ctrl+s")
	c.sees("it has faults")
	c.press("l")
	c.sees("the money is not known")
	c.press("x")
	c.press("x", "enter")
	c.sees("the name ends in .xlsx")
	c.press("backspace", "enter")
	path := folder + "-faults.xlsx"
	c.sees("faulty rows are in")
	book, err := spreadsheet.Open(path, spreadsheet.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	book.Close()
	for name, text := range map[string]string{"decision": stopping, "household": calling} {
		written(t, filepath.Join(folder, name+".csv"), text)
	}
	c.press("ctrl+r", "ctrl+s")
	written(t, filepath.Join(folder, "household.csv"), "household,phone\n000005,13944444444\n")
	c.press("enter")
	c.sees("The files have just changed")
	c.press("enter", "ctrl+s", "enter")
	if h, err := c.office("li").Show("000005"); err != nil || h.Household.Phone != "13944444444" {
		t.Errorf("%v: the phone is %s", err, h.Household.Phone)
	}
}

// TestTableImportConflict: what somebody else has put on record meanwhile is not
// imported again, and not imported over.
func TestTableImportConflict(t *testing.T) {
	family := func(number string) string {
		return papers(t, map[string]string{
			"household": "household,region,settlement\n" + number + "," + villageOf(t) + ",rural\n",
			"member":    "household,name,id,relation\n" + number + ",张三,999999195001010018,head\n",
		})
	}
	c := sit(t, "li", wording.English, 100, 30)
	mine := family("900001")
	meanwhile := func(folder string) {
		t.Helper()
		book, err := spreadsheet.Open(folder, spreadsheet.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		if _, err := c.office("wang").Import(book.Tables(), "his"); err != nil {
			t.Fatal(err)
		}
	}
	c.chooses("i", mine)
	c.sees("would add 1")
	c.press("ctrl+s")
	meanwhile(mine)
	c.press("enter")
	c.sees(wording.English.Imported(false, 0, 0, 1, 0, 0))

	c = sit(t, "li", wording.English, 100, 30)
	c.chooses("i", mine)
	c.press("ctrl+s")
	meanwhile(family("900002"))
	c.press("enter")
	c.sees("The records have just been changed")
	c.press("enter")
	c.sees("nothing was imported: 1 fault", "900002")
}

// villageOf is a village of the county.
func villageOf(t *testing.T) string {
	t.Helper()
	f, err := sit(t, "li", wording.English, 80, 24).office("li").Show(calc.HouseholdNumber("000003"))
	if err != nil {
		t.Fatal(err)
	}
	return string(f.Household.Region)
}
