package frame

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
)

// page is a screen that notes what happens to it.
type page struct {
	name    string
	actions []Action
	typing  bool
	stays   bool
	starts  int
	keys    []string
}

func (p *page) Title() string               { return p.name }
func (p *page) Start() tea.Cmd              { p.starts++; return nil }
func (p *page) Update(m tea.KeyMsg) tea.Cmd { p.keys = append(p.keys, m.String()); return nil }
func (p *page) View(b canvas.Box)           { b.Text(0, 0, "page "+p.name, canvas.Plain) }
func (p *page) Actions() []Action           { return p.actions }
func (p *page) Typing() bool                { return p.typing }
func (p *page) Leave() (bool, tea.Cmd)      { return !p.stays, nil }

// seat is a frame with two tabs, unlocked, and somebody before it.
type seat struct {
	t      *testing.T
	f      *Frame
	now    time.Time
	first  *page
	second *page
	quit   bool
}

func sit(t *testing.T) *seat {
	s := &seat{t: t, now: time.Date(2026, 9, 21, 12, 0, 0, 0, time.UTC), first: &page{name: "first"}, second: &page{name: "second"}}
	s.f = New(Options{
		Lang: wording.English, Now: func() time.Time { return s.now }, Idle: 15 * time.Minute,
		Words: func(err error) []string { return []string{"wrong: " + err.Error()} },
		Theme: canvas.NewTheme(lipgloss.NewRenderer(io.Discard, termenv.WithProfile(termenv.Ascii))),
	}, func(*Frame) Screen { return &page{name: "gate"} }, func(*Frame) []Tab {
		return []Tab{{"first", func() Screen { return s.first }}, {"second", func() Screen { return s.second }}}
	})
	s.run(s.f.Init())
	s.send(tea.WindowSizeMsg{Width: 90, Height: 30})
	s.enter("li")
	return s
}

func (s *seat) enter(name string) {
	s.run(s.f.enter(&casework.Office{}, &casework.Standing{Operator: name, County: "清河县"}, map[string]map[string]string{}))
}

func (s *seat) send(msg tea.Msg) {
	_, cmd := s.f.Update(msg)
	s.run(cmd)
}

func (s *seat) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	case tea.QuitMsg:
		s.quit = true
	default:
		s.send(msg)
	}
}

func (s *seat) press(keys ...tea.KeyType) {
	for _, k := range keys {
		s.send(tea.KeyMsg{Type: k})
	}
}

func (s *seat) types(text string) {
	for _, r := range text {
		s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
}

func (s *seat) sees(texts ...string) {
	s.t.Helper()
	seen := s.f.View()
	for _, text := range texts {
		if !strings.Contains(seen, text) {
			s.t.Fatalf("%q is not seen:\n%s", text, seen)
		}
	}
}

// answer is a question that is answered when the test says so.
func answer(s *seat, p *Pending, value string, got *[]string) tea.Cmd {
	return Read(s.f, p, func(*casework.Office) (string, error) { return value, nil }, func(v string, _ error) tea.Cmd {
		*got = append(*got, v)
		return nil
	})
}

// TestLateAnswers: of several questions for one place the newest is heard, and
// one that was dropped is not.
func TestLateAnswers(t *testing.T) {
	s := sit(t)
	var p, other Pending
	var got []string
	older, newer, elsewhere := answer(s, &p, "older", &got), answer(s, &p, "newer", &got), answer(s, &other, "elsewhere", &got)
	s.run(newer)
	s.run(older)
	s.run(elsewhere)
	if diff := cmp.Diff([]string{"newer", "elsewhere"}, got); diff != "" || p.Busy() {
		t.Errorf("%s", diff)
	}
	dropped := answer(s, &p, "dropped", &got)
	p.Drop()
	s.run(dropped)
	if len(got) != 2 || p.Busy() {
		t.Errorf("%v", got)
	}
}

// TestFaultsBesideTheKeyboard: a fault of the program in a question is an error
// like any other, and a question to a locked office has none but that.
func TestFaultsBesideTheKeyboard(t *testing.T) {
	s := sit(t)
	var p Pending
	var got error
	ask := func() tea.Cmd {
		return Read(s.f, &p, func(*casework.Office) (int, error) { panic("index") }, func(_ int, err error) tea.Cmd {
			got = err
			return nil
		})
	}
	s.run(ask())
	if got == nil || !strings.Contains(got.Error(), "fault of the program: index") {
		t.Errorf("%v", got)
	}
	s.run(s.f.Lock())
	s.run(ask())
	if !errors.Is(got, ErrNoOffice) {
		t.Errorf("%v", got)
	}
}

// TestActs: while an act runs, keys wait for it; it can be given up; what is
// wrong with it is said; after it the screen is brought up to date.
func TestActs(t *testing.T) {
	s := sit(t)
	began := s.first.starts
	act := Act(s.f, func(o *casework.Office) (string, error) { return "done", o.Course(1, 4) }, func(v string) tea.Cmd { return s.f.Tell(v) })
	if again := Act(s.f, func(*casework.Office) (string, error) { return "", nil }, func(string) tea.Cmd { return nil }); again != nil {
		t.Error("a second act began beside the first")
	}
	s.types("x")
	if len(s.first.keys) != 0 {
		t.Errorf("keys during an act: %q", s.first.keys)
	}
	s.now = s.now.Add(time.Second)
	s.sees("working 1.0 s")
	s.run(act)
	s.sees("done")
	if s.first.starts != began+1 || s.f.Changed != 1 {
		t.Errorf("started %d times, %d changes", s.first.starts-began, s.f.Changed)
	}
	var step error
	act = Act(s.f, func(o *casework.Office) (string, error) {
		step = o.Course(2, 4)
		return "", step
	}, func(string) tea.Cmd { return s.f.Tell("done") })
	s.press(tea.KeyCtrlC)
	s.run(act)
	if !errors.Is(step, ErrStopped) {
		t.Errorf("%v", step)
	}
	s.sees("given up: nothing has changed")
	s.run(Act(s.f, func(*casework.Office) (int, error) { return 0, errors.New("disk full") }, func(int) tea.Cmd { return s.f.Tell("done") }))
	s.sees("Not done", "wrong: disk full")
	s.press(tea.KeyEnter)
	if len(s.f.dialogs) != 0 || s.f.Changed != 1 {
		t.Error("it changed something, or its message stays")
	}
}

func TestProgress(t *testing.T) {
	s := sit(t)
	act := Act(s.f, func(o *casework.Office) (int, error) {
		if err := o.Course(1, 4); err != nil {
			return 0, err
		}
		s.now = s.now.Add(300 * time.Millisecond)
		s.sees("working 25 %  0.3 s")
		return 0, nil
	}, func(int) tea.Cmd { return nil })
	s.run(act)
}

// TestKeys: an action has its key, says why when it cannot be done, and has the
// same key for who has an input method on; what is pasted starts nothing.
func TestKeys(t *testing.T) {
	s := sit(t)
	var did []string
	do := func(what string) func() tea.Cmd {
		return func() tea.Cmd { did = append(did, what); return nil }
	}
	s.first.actions = []Action{
		{Key: "e", Name: "explain", Do: do("explain")},
		{Key: "d", Name: "decide", Why: "another role's", Do: do("decide")},
		{Key: "/", Name: "find", Do: do("find"), Aside: true},
	}
	s.types("eｅd/、z")
	if diff := cmp.Diff([]string{"explain", "explain", "find", "find"}, did); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"z"}, s.first.keys); diff != "" {
		t.Error(diff)
	}
	s.types("d")
	s.sees("decide: another role's", "e explain", "d decide")
	did = nil
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("e"), Paste: true})
	s.first.typing = true
	s.types("e2")
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("e"), Paste: true})
	if did != nil || strings.Join(s.first.keys, "") != "ze2[e]" {
		t.Errorf("%v, %q", did, s.first.keys)
	}
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("2"), Alt: true})
	s.sees("page second")
}

// TestKeysTogether: keys that come as one are taken one after the other.
func TestKeysTogether(t *testing.T) {
	s := sit(t)
	s.second.typing = true
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("2王小")})
	s.sees("page second")
	if diff := cmp.Diff([]string{"王", "小"}, s.second.keys); diff != "" {
		t.Error(diff)
	}
}

func TestPaletteAndHelp(t *testing.T) {
	s := sit(t)
	did := 0
	s.first.actions = []Action{
		{Key: "e", Name: "explain", Do: func() tea.Cmd { did++; return nil }},
		{Key: "d", Name: "decide", Why: "another role's"},
	}
	s.press(tea.KeyCtrlP)
	s.sees("explain", "another role's", "go to second")
	s.types("expl")
	s.sees("/ expl")
	s.press(tea.KeyEnter)
	if did != 1 || len(s.f.dialogs) != 0 {
		t.Errorf("done %d times", did)
	}
	s.press(tea.KeyCtrlP)
	s.types("decide")
	s.press(tea.KeyEnter)
	if len(s.f.dialogs) != 1 {
		t.Error("what cannot be done was taken")
	}
	s.types("zzz")
	s.press(tea.KeyEnter, tea.KeyBackspace, tea.KeyUp, tea.KeyEsc)
	s.types("?")
	s.sees("Help · first", "d  decide (not now: another role's)")
	s.press(tea.KeyDown, tea.KeyUp, tea.KeyEsc)
	if len(s.f.dialogs) != 0 {
		t.Error("the help stays")
	}
}

func TestScreensOverEachOther(t *testing.T) {
	s := sit(t)
	third := &page{name: "third", stays: true}
	s.run(s.f.Open(third))
	s.sees("page third", "Esc back")
	s.press(tea.KeyEsc)
	s.sees("page third")
	third.stays = false
	s.types("2")
	s.sees("page second", "[2 second]")
	s.types("1")
	s.sees("page third")
	s.press(tea.KeyEsc)
	s.sees("page first")
	if s.run(s.f.Close()); s.f.Depth() != 0 || s.f.Go(7) != nil {
		t.Error("the first screen of a tab was closed")
	}
}

// TestQuestion: a small form is handed in when it is in order.
func TestQuestion(t *testing.T) {
	s := sit(t)
	var got string
	ask := func() {
		s.run(s.f.Ask("why", []string{"a reason"}, form.New(&form.Field{Key: "reason", Label: "reason", Check: func(v string) string {
			if v == "" {
				return "missing"
			}
			return ""
		}}), func(x *form.Form) tea.Cmd { got = x.Value("reason"); return nil }))
	}
	ask()
	s.press(tea.KeyEnter)
	s.sees("missing")
	s.types("so")
	s.press(tea.KeyEnter)
	if got != "so" || len(s.f.dialogs) != 0 {
		t.Errorf("%q", got)
	}
	ask()
	s.types("no")
	s.press(tea.KeyEsc)
	if got != "so" || len(s.f.dialogs) != 0 {
		t.Errorf("%q: what was given up was taken", got)
	}
}

// TestRefusedQuestion: a small form that is refused stands there as it was filled in;
// what goes wrong later has nothing to do with it.
func TestRefusedQuestion(t *testing.T) {
	s := sit(t)
	s.run(s.f.Ask("why", nil, form.New(&form.Field{Key: "reason", Label: "reason"}), func(x *form.Form) tea.Cmd {
		if x.Value("reason") == "so" {
			return s.f.Fail(errors.New("not so"))
		}
		return nil
	}))
	s.types("so")
	s.press(tea.KeyEnter)
	s.sees("not so")
	s.press(tea.KeyEnter)
	s.sees("why", "so")
	s.types(" be it")
	s.press(tea.KeyEnter)
	s.types("x")
	if s.run(s.f.Fail(errors.New("something else"))); len(s.f.dialogs) != 1 {
		t.Errorf("%d dialogs", len(s.f.dialogs))
	}
}

// TestLongMessage: a message that has no room tells how long it is, and turns pages.
func TestLongMessage(t *testing.T) {
	s := sit(t)
	lines := make([]string, 60)
	for i := range lines {
		lines[i] = fmt.Sprintf("line %d.", i+1)
	}
	s.run(s.f.Say("long", lines))
	s.sees("line 1.", "of 60")
	s.press(tea.KeyPgDown)
	s.sees("line 26.")
	s.press(tea.KeyEnd)
	s.sees("line 60.", "line 60 of 60")
	s.press(tea.KeyHome)
	s.sees("line 1.")
}

// TestNothingToChoose: what was typed and fits nothing is cleared with one key.
func TestNothingToChoose(t *testing.T) {
	s := sit(t)
	chosen := -1
	s.run(s.f.Choose("which", []Option{{Text: "one"}, {Text: "two"}}, func(i int) tea.Cmd { chosen = i; return nil }))
	s.types("three")
	s.press(tea.KeyEnter)
	s.sees("Nothing fits")
	s.press(tea.KeyCtrlU)
	s.types("two")
	s.press(tea.KeyEnter)
	if chosen != 1 {
		t.Errorf("chose %d", chosen)
	}
}

func TestConfirm(t *testing.T) {
	s := sit(t)
	did := 0
	for _, tc := range []struct {
		key  tea.KeyMsg
		want int
	}{
		{tea.KeyMsg{Type: tea.KeyEsc}, 0},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("n")}, 0},
		{tea.KeyMsg{Type: tea.KeyEnter}, 1},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ｙ")}, 1},
	} {
		did = 0
		s.run(s.f.Confirm("sure", []string{"really"}, func() tea.Cmd { did++; return nil }))
		s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("y"), Paste: true})
		s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x")})
		s.send(tc.key)
		if did != tc.want || len(s.f.dialogs) != 0 {
			t.Errorf("%s: done %d times", tc.key, did)
		}
	}
}

// TestLock: an office in which nobody presses a key is locked; who unlocks it
// goes on where everything was, and another begins anew.
func TestLock(t *testing.T) {
	s := sit(t)
	s.types("2")
	s.now = s.now.Add(14 * time.Minute)
	s.send(ticked{})
	s.sees("page second")
	s.now = s.now.Add(time.Minute)
	s.send(ticked{})
	s.sees("page gate")
	s.enter("li")
	s.sees("page second")
	s.press(tea.KeyCtrlL)
	s.sees("page gate")
	s.types("2")
	s.sees("page gate")
	s.enter("wang")
	s.sees("page first")
}

func TestQuit(t *testing.T) {
	s := sit(t)
	s.types("q")
	s.sees("Leave doudi?")
	s.press(tea.KeyEsc, tea.KeyCtrlC, tea.KeyCtrlC)
	if s.quit || len(s.f.dialogs) != 0 {
		t.Error("it ended unasked")
	}
	s.press(tea.KeyCtrlC, tea.KeyEnter)
	if !s.quit || s.f.View() != "" {
		t.Error("it goes on")
	}
}

func TestSmallWindow(t *testing.T) {
	s := sit(t)
	for _, size := range [][2]int{{79, 24}, {80, 23}, {10, 3}, {1, 1}} {
		s.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if seen := s.f.View(); strings.Contains(seen, "page first") {
			t.Errorf("%v:\n%s", size, seen)
		}
	}
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.sees("page first")
}

// TestRemark: what was said beside an answer comes over everything, once, also while
// nothing is asked.
func TestRemark(t *testing.T) {
	s := sit(t)
	beside := []string{"the anchor could not be written"}
	s.f.options.Remarks = func() []string {
		lines := beside
		beside = nil
		return lines
	}
	s.run(Act(s.f, func(*casework.Office) (int, error) { return 0, nil }, func(int) tea.Cmd { return s.f.Say("done", []string{"it is done"}) }))
	s.sees("Please note", "the anchor could not be written")
	s.press(tea.KeyEnter)
	s.sees("it is done")
	s.press(tea.KeyEnter)
	beside = []string{"the act before was done"}
	s.send(ticked{})
	s.sees("the act before was done")
	s.press(tea.KeyEnter)
	s.send(ticked{})
	if seen := s.f.View(); strings.Contains(seen, "Please note") {
		t.Errorf("it is said again:\n%s", seen)
	}
}

// TestFooterHidesNothing: however many keys a screen has, each is in the footer.
func TestFooterHidesNothing(t *testing.T) {
	s := sit(t)
	for _, key := range strings.Split("abcdefghijklmnoprstuvwxyz", "") {
		s.first.actions = append(s.first.actions, Action{Key: key, Name: "act of " + key})
		c := canvas.New(0, 0, canvas.Ruler{})
		s.f.Draw(c)
		seen := c.Text()
		for _, a := range s.f.Actions() {
			if !a.Aside && !strings.Contains(seen, " "+a.Key+" "+a.Name) && !strings.Contains(seen, s.f.Lang.KeyName(a.Key)+" "+a.Name) {
				t.Fatalf("of %d keys %q is hidden:\n%s", len(s.first.actions), a.Key, seen)
			}
		}
	}
}

func TestPager(t *testing.T) {
	s := sit(t)
	s.run(s.f.Open(s.f.NewPager("title", strings.Repeat("line\n", 100)+"the end\n")))
	s.sees("title", "line 25 of 101")
	s.press(tea.KeyDown, tea.KeyPgDown, tea.KeyUp)
	s.sees("line 49 of 101")
	s.press(tea.KeyEnd)
	s.sees("the end", "line 101 of 101")
	s.press(tea.KeyPgUp, tea.KeyHome)
	s.sees("line 25 of 101")
}

func TestTable(t *testing.T) {
	columns := []Column{{Width: 10}, {Width: 10, Share: 1}, {Width: 8, Right: true}, {Width: 20, Share: 3}}
	for _, tc := range []struct {
		width int
		want  []Span
	}{
		{51, []Span{{0, 10, false}, {11, 10, false}, {22, 8, true}, {31, 20, false}}},
		{60, []Span{{0, 10, false}, {11, 12, false}, {24, 8, true}, {33, 26, false}}},
		{30, []Span{{0, 10, false}, {11, 10, false}, {22, 8, true}, {}}},
		{5, []Span{{}, {}, {}, {}}},
	} {
		if diff := cmp.Diff(tc.want, Table(columns, tc.width)); diff != "" {
			t.Errorf("%d columns:\n%s", tc.width, diff)
		}
	}
}
