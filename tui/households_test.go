package tui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/records"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
	"doudi/tui"
)

// TestSearch: everybody is listed; who is looked for is found at each key, by
// whatever is known of them.
func TestSearch(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("2")
		view("households")
		c.press("zx")
		view("households-found")
		c.press("esc")
		c.sees("62 / 62")
	})
}

// TestSearchKinds: what is not in memory alone is looked for in the store, and
// nothing found is said.
func TestSearchKinds(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("2")
	id := string(c.houseOf("000026").Members[0].ID)
	for text, want := range map[string]string{"000026": "1 / 62", id: "1 / 62", id[14:]: "…", "和平社区": "和平社区"} {
		c.press(text)
		c.sees(want, "000026")
		c.press("esc")
	}
	c.press("qqqq")
	c.sees(c.f.Text("households.nobody")[:12], "0 / 62")
	c.press("enter")
	c.sees(c.f.Text("households.none"))
	c.press("esc", "esc")
	c.sees(c.f.Text("desk.today"))
}

// TestSearchMoves: the cursor goes through the list, and the file under it opens.
func TestSearchMoves(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 120, 40)
	c.press("2", "down", "down", "up", "down", "enter")
	c.sees(c.f.Text("file.awards"), "000003")
	c.press("esc")
	c.sees("62 / 62")
	c.press("pgdown", "pgdown", "pgdown", "enter")
	c.sees("000062")
}

// TestSearchAnywhere: the search is one key away from anywhere, and empty then.
func TestSearchAnywhere(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("2", "000026", "enter", "h", "/")
	c.sees("62 / 62")
	c.press("7", "esc")
	c.press("esc", "4", "/", "000026")
	c.sees("1 / 62")
	for _, key := range []string{"/", "、", "／"} {
		c.press("esc", key, key, "000026")
		c.sees("1 / 62")
	}
	c.press("/")
	c.sees("000026/", "0 / 62")
}

// TestSearchStays: what another process changes comes up by itself, and what is
// typed and where the cursor is stays.
func TestSearchStays(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("2", "zx", "down", "down")
	before := c.screen()
	c.press("ctrl+r")
	if now := c.screen(); now != before {
		t.Errorf("reading again has changed\n%s\nto\n%s", before, now)
	}
	c.houseAdds("000900", "赵欣然", houseID("19700101", 900))
	c.press("ctrl+r")
	c.sees("赵欣然")
}

// TestSearchOfFinance: who sees payees alone finds by the payee alone, and is told
// no more.
func TestSearchOfFinance(t *testing.T) {
	c := sitHouse(t, store.Finance, "")
	c.press("2")
	c.sees(c.f.Text("households.found", "0"))
	c.press("000026")
	c.sees("000026", "朱小明")
	c.press("enter")
	c.sees("…8707", c.f.Text("file.paid"))
	c.misses("雷亚静")
	for _, key := range []string{"m", "c", "x", "h", "e"} {
		c.press(key)
		c.sees(c.f.Text("role.not"))
	}
	c.press("esc", "ctrl+n")
	c.sees(c.f.Text("role.not"))
}

// TestFile: a family is found by its number, its file opened, and an amount
// explained down to the document.
func TestFile(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("2", "000026", "enter")
		view("file")
		c.press("pgdown")
		view("file-below")
		c.press("home", "e")
		view("explain")
		c.press("esc")
		c.sees("000026")
	})
}

// TestFileDue: what waits for somebody stands in the file, and once it is decided,
// who decided it.
func TestFileDue(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		q := casework.Proposal{Household: "000026", Program: calc.Dibao, Kind: calc.Suspend, Reason: "下落不明", Heard: calc.Heard{Day: calc.NewDay(2026, 9, 20), Statement: "无异议"}}
		waiting, err := c.office("wang").Record(&q, nil)
		if err == nil {
			_, err = c.office("wang").OpenApplication(casework.Opening{Household: "000026", Program: calc.Edge, Source: procedure.Applied})
		}
		if err != nil {
			c.t.Fatal(err)
		}
		c.houseEdits("000026", "account", "6230000000000000018")
		c.press("2", "000026", "enter")
		view("file-due")
		if _, err := c.office("li").ConfirmDecision(waiting.Number); err != nil {
			c.t.Fatal(err)
		}
		c.press("ctrl+r", "tab", "end")
		view("file-decided")
	})
}

// TestFileMoves: the cursor goes from award to award and to the months paid, and
// what is explained is what it is at.
func TestFileMoves(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("2", "000026", "enter")
	c.sees("▸ 低保")
	c.press("down", "down")
	c.sees("▸ 护理补贴")
	c.press("e")
	c.sees("护理补贴", "140.00")
	c.misses("2756.00")
	c.press("esc")
	for range 40 {
		c.press("down")
		c.screen()
	}
	c.sees("▸ 2026-07")
	c.press("e")
	c.sees("2026-07", "2572.00")
	wide := sit(t, "li", wording.Chinese, 120, 40)
	wide.press("2", "000026", "enter")
	wide.sees("▸ 低保")
	wide.press("tab")
	wide.sees("▸ 2026-09")
	wide.press("tab")
	wide.sees("▸ 低保")
}

// TestFileIsOneLook: a file that is read again is no second look while no record
// changes.
func TestFileIsOneLook(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	looks := func() (n int) {
		entries, err := c.office("li").Journal(0)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.Act == casework.ActLook && e.Subject == "000026" {
				n++
			}
		}
		return n
	}
	before := looks()
	c.press("2", "000026", "enter", "ctrl+r", "ctrl+r", "h", "esc", "ctrl+r")
	if n := looks() - before; n != 1 {
		t.Errorf("%d looks", n)
	}
	c.houseAdds("000900", "赵欣然", houseID("19700101", 900))
	c.press("ctrl+r")
	if n := looks() - before; n != 2 {
		t.Errorf("%d looks after a change", n)
	}
}

// TestWholeNumbers: numbers are seen whole for a reason, and that is journalled.
func TestWholeNumbers(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 100, 40)
	id := string(c.houseOf("000026").Members[0].ID)
	c.press("2", "000026", "enter")
	c.misses(id)
	c.press("w", "enter")
	c.sees(c.f.Text("file.reason_missing"))
	c.press("群众来窗口核对", "enter")
	c.sees(id)
	entries, err := c.office("li").Journal(1)
	if err != nil || len(entries) != 1 || entries[0].Act != casework.ActWholeLook || entries[0].Reason != "群众来窗口核对" {
		t.Fatalf("%+v, %v", entries, err)
	}
}

// TestPrint: the file is written as text once, as it is shown, and that is
// journalled.
func TestPrint(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	path := filepath.Join(t.TempDir(), "000026.txt")
	c.press("2", "000026", "enter", "p")
	c.sees("household-000026-2026-09-21.txt")
	for range len("household-000026-2026-09-21.txt") {
		c.press("backspace")
	}
	c.press("enter")
	c.sees(c.f.Text("file.path_missing"))
	c.press(path, "enter")
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "file-printed.txt"))
	if *update {
		err = os.WriteFile(filepath.Join("testdata", "file-printed.txt"), written, 0o644)
		want = written
	}
	if err != nil || string(written) != string(want) {
		t.Errorf("%v\n%s", err, written)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if e, err := c.office("li").Journal(1); err != nil || e[0].Act != "household.export" || e[0].Subject != "000026" || e[0].Reason != path {
		t.Errorf("%+v, %v", e, err)
	}
	c.press("p")
	for range len("household-000026-2026-09-21.txt") {
		c.press("backspace")
	}
	c.press(path, "enter")
	c.sees(c.f.Text("file.path_taken"))
}

// TestHistory: the file as it was on any day.
func TestHistory(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.houseEdits("000026", "note", "危房")
		c.press("2", "000026", "enter", "h")
		view("history")
		c.press("d", "2026-13-01", "enter")
		c.sees(c.f.Text("history.day_wrong"))
		for range 10 {
			c.press("backspace")
		}
		c.press("2026-08-01", "enter")
		c.misses("危房")
		c.press("d", "2026-01-01", "enter")
		c.sees(c.f.Text("history.before"))
	})
}

// houseOf is a household as it is in the store.
func (c *clerk) houseOf(n calc.HouseholdNumber) *calc.Household {
	c.t.Helper()
	file, err := c.office("li").Show(n)
	if err != nil {
		c.t.Fatal(err)
	}
	return file.Household
}

// houseEdits changes a field of a household by another process, as wang.
func (c *clerk) houseEdits(n calc.HouseholdNumber, column, text string) {
	c.t.Helper()
	if err := c.houseEdited(n, column, text); err != nil {
		c.t.Fatal(err)
	}
}

// houseEdited is houseEdits with what came of it.
func (c *clerk) houseEdited(n calc.HouseholdNumber, column, text string) error {
	_, err := c.office("wang").EditHousehold(n, casework.HouseholdChange{
		From: calc.NewMonth(2026, 10), Reason: "来电", Home: records.Typed{Sheet: "household", Cells: []records.Cell{{Column: column, Text: text}}},
	})
	return err
}

// houseAdds takes a household on file by another process, as wang.
func (c *clerk) houseAdds(n calc.HouseholdNumber, name, id string) {
	c.t.Helper()
	places, err := c.office("wang").Places()
	if err != nil {
		c.t.Fatal(err)
	}
	_, err = c.office("wang").AddHousehold(n, casework.HouseholdChange{
		From: calc.NewMonth(2026, 10), Reason: "新立",
		Home:    records.Typed{Sheet: "household", Cells: []records.Cell{{Column: "region", Text: string(places[0].Code)}}},
		Members: []records.Typed{{Sheet: "member", Cells: []records.Cell{{Column: "name", Text: name}, {Column: "id", Text: id}, {Column: "relation", Text: "head"}}}},
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// houseID is the identity number of a person who is made up.
func houseID(birth string, n int) string {
	s := "999999" + birth + fmt.Sprintf("%03d", n)
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += weight * int(s[i]-'0')
	}
	return s + string("10X98765432"[sum%11])
}

// sitHouse seats a new operator of a role before the county's store.
func sitHouse(t *testing.T, role store.Role, township calc.RegionCode) *clerk {
	t.Helper()
	var c *clerk
	_, key := store.NewKey("shen")
	o := tui.Options{Exists: true, Open: func(string, string) (*casework.Office, error) {
		if err := c.office("admin").AddOperator(store.Operator{Name: "shen", Roles: []store.Role{role}, Township: township}, key); err != nil {
			return nil, err
		}
		office := casework.New(c.path, store.Credentials{Operator: "shen", Secret: key}, calc.DayOf(clock()), clock())
		office.Store.Now, office.Store.Anchors = clock, filepath.Dir(c.path)
		return office, office.Store.Unlock()
	}}
	c = arrive(t, "shen", wording.Chinese, 100, 40, o)
	c.press("a", "enter", "esc") // what a desk may say first
	c.sees(c.f.Text("tab.desk"))
	return c
}

// TestFileDebt: what was paid too much and is not withheld yet stands beside what was
// paid.
func TestFileDebt(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 120, 40)
	c.press("2", "000002", "enter")
	c.sees("尚欠 ")
}

// The amount of the household at the cursor is explained beside the search, in which
// every letter is typed.
func TestSearchExplains(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("2", "down", "ctrl+e")
	c.sees(c.f.Text("explain.title", "000002"))
	c.press("esc", "zzzzzz", "ctrl+e")
	c.sees(c.f.Text("households.none"))
	c.misses(c.f.Text("explain.title", "000002"))
	finance := sitHouse(t, store.Finance, "")
	finance.press("2", "000026", "ctrl+e")
	finance.sees(finance.f.Text("role.not"))
}
