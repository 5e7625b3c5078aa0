package tui_test

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"doudi/calc"
	"doudi/cmd"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
	"doudi/tui"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

var update = flag.Bool("update", false, "write the golden views anew")

// county is the folder of the demo's county, made once.
var county string

func TestMain(m *testing.M) {
	flag.Parse()
	if fault := os.Getenv("DOUDI_TUI_AT_TERMINAL"); fault != "" {
		os.Exit(onTerminal(fault))
	}
	time.Local = time.UTC // views show times of day
	dir, err := os.MkdirTemp("", "doudi-tui-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	county = filepath.Join(dir, "demo")
	var said strings.Builder
	getenv := func(name string) string {
		return map[string]string{"DOUDI_ANCHORS": filepath.Join(dir, "anchors"), "HOME": dir, "DOUDI_LANG": "zh"}[name]
	}
	if code := cmd.Main([]string{"demo", county, "--households", "60", "--no-casework"}, cmd.Streams{In: strings.NewReader(""), Out: io.Discard, Err: &said, Getenv: getenv, Now: clock}); code != 0 {
		fmt.Fprintln(os.Stderr, said.String())
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// noon is when the screens of the tests are looked at.
func clock() time.Time { return time.Date(2026, 9, 21, 12, 0, 0, 0, time.UTC) }

// clerk is somebody at the keyboard: presses keys and sees the screen. What the
// screens ask the store is answered before the next key.
type clerk struct {
	t    testing.TB
	f    *frame.Frame
	lang wording.Lang
	now  time.Time
	gone bool
	path string            // of the store
	said map[string]string // errors that screens have said, and how they begin in words
}

// sit seats an operator before a copy of the county's store, at a screen of a
// size, and unlocks it.
func sit(t testing.TB, operator string, lang wording.Lang, width, height int) *clerk {
	t.Helper()
	c := arrive(t, operator, lang, width, height, tui.Options{Exists: true, Key: filepath.Join(county, "keys")})
	c.sees(c.f.Text("tab.desk"))
	return c
}

// arrive seats an operator before the locked store.
func arrive(t testing.TB, operator string, lang wording.Lang, width, height int, o tui.Options) *clerk {
	t.Helper()
	folder := t.TempDir()
	c := &clerk{t: t, lang: lang, now: clock(), said: map[string]string{}, path: filepath.Join(folder, "county.db")}
	copyFile(t, filepath.Join(county, "demo.db"), c.path)
	if o.Open == nil {
		o.Open = func(name, _ string) (*casework.Office, error) { return open(c.path, folder, operator, c.clock) }
	}
	o.Lang, o.Now, o.Operator, o.Store = lang, c.clock, operator, "county.db"
	if o.Words == nil {
		o.Words = func(err error) []string {
			lines := words(lang, err)
			c.said[err.Error()] = strings.TrimSpace(string([]rune(lines[0] + strings.Repeat(" ", 8))[:8]))
			return lines
		}
	}
	renderer := lipgloss.NewRenderer(io.Discard, termenv.WithProfile(termenv.ANSI))
	c.f = tui.New(o, canvas.NewTheme(renderer), func(*frame.Options) {})
	c.run(c.f.Init())
	c.send(tea.WindowSizeMsg{Width: width, Height: height})
	return c
}

// words are what is wrong as the screens say it, near enough.
func words(l wording.Lang, err error) (lines []string) {
	var refusal *calc.Refusal
	var faults calc.Faults
	switch {
	case errors.As(err, &refusal):
		return []string{l.Refusal(wording.Screens, refusal)}
	case errors.As(err, &faults):
		for _, f := range faults {
			lines = append(lines, l.Fault(wording.Screens, f))
		}
		return lines
	}
	return strings.Split(err.Error(), "\n")
}

func (c *clerk) clock() time.Time { return c.now }

func open(path, anchors, operator string, now func() time.Time) (*casework.Office, error) {
	text, err := os.ReadFile(filepath.Join(county, "keys", operator+".key"))
	if err != nil {
		return nil, err
	}
	_, secret, err := store.ReadKeyFile(text)
	if err != nil {
		return nil, err
	}
	office := casework.New(path, store.Credentials{Operator: operator, Secret: secret}, calc.DayOf(now()), now())
	office.Store.Now, office.Store.Anchors = now, anchors
	return office, office.Store.Unlock()
}

// office is the store by another process: what an operator does there meanwhile.
func (c *clerk) office(operator string) *casework.Office {
	c.t.Helper()
	o, err := open(c.path, filepath.Dir(c.path), operator, c.clock)
	if err != nil {
		c.t.Fatal(err)
	}
	return o
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// send gives the program a message and everything that follows from it.
func (c *clerk) send(msg tea.Msg) {
	_, cmd := c.f.Update(msg)
	c.run(cmd)
}

func (c *clerk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, one := range msg {
			c.run(one)
		}
	case tea.QuitMsg:
		c.gone = true
	default:
		c.send(msg)
	}
}

// keys are the keys that are not characters, by their names.
var keys = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"backspace": tea.KeyBackspace, "space": tea.KeySpace, "ctrl+c": tea.KeyCtrlC, "ctrl+e": tea.KeyCtrlE, "ctrl+l": tea.KeyCtrlL, "ctrl+n": tea.KeyCtrlN, "ctrl+t": tea.KeyCtrlT, "ctrl+p": tea.KeyCtrlP,
	"ctrl+q": tea.KeyCtrlQ, "ctrl+r": tea.KeyCtrlR, "ctrl+s": tea.KeyCtrlS, "ctrl+x": tea.KeyCtrlX,
}

// press presses keys one after the other: names of keys, or characters.
func (c *clerk) press(names ...string) {
	for _, name := range names {
		if kind, ok := keys[name]; ok {
			msg := tea.KeyMsg{Type: kind}
			if kind == tea.KeySpace {
				msg.Runes = []rune{' '}
			}
			c.send(msg)
			continue
		}
		for _, r := range name {
			if r == ' ' {
				c.send(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}})
				continue
			}
			c.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
}

// screen is what is seen.
func (c *clerk) screen() string {
	drawn := canvas.New(0, 0, canvas.Ruler{})
	c.f.Draw(drawn)
	return drawn.Text()
}

// says whether an error with a code, or what is in it, stands on the screen in words.
func (c *clerk) says(code, seen string) bool {
	for text, begins := range c.said {
		if strings.Contains(text, code) && strings.Contains(seen, begins) {
			return true
		}
	}
	return false
}

// sees fails the test unless texts, or errors with such codes, are on the screen.
func (c *clerk) sees(texts ...string) {
	c.t.Helper()
	seen := c.screen()
	for _, text := range texts {
		if !strings.Contains(seen, text) && !c.says(text, seen) {
			c.t.Fatalf("%q is not on the screen:\n%s", text, seen)
		}
	}
}

// misses fails the test if a text is on the screen.
func (c *clerk) misses(text string) {
	c.t.Helper()
	if seen := c.screen(); strings.Contains(seen, text) {
		c.t.Fatalf("%q is on the screen:\n%s", text, seen)
	}
}

// golden compares the screen with the one kept under a name.
func (c *clerk) golden(name string) {
	c.t.Helper()
	path := filepath.Join("testdata", name+".txt")
	got := c.screen()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			c.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		c.t.Fatal(err)
	}
	if got != string(want) {
		c.t.Errorf("%s is another screen now:\n%s\nit was:\n%s", name, got, want)
	}
}

// sizes are the sizes and languages in which screens are kept as golden views.
var sizes = []struct {
	width, height int
	lang          wording.Lang
}{{80, 24, wording.Chinese}, {80, 24, wording.English}, {120, 40, wording.Chinese}, {120, 40, wording.English}}

// everySize runs a walk through the screens at each size and in each language;
// view keeps what is seen then under a name.
func everySize(t *testing.T, operator string, walk func(c *clerk, view func(name string))) {
	for _, s := range sizes {
		t.Run(fmt.Sprintf("%dx%d-%s", s.width, s.height, s.lang), func(t *testing.T) {
			c := sit(t, operator, s.lang, s.width, s.height)
			walk(c, func(name string) {
				t.Helper()
				c.golden(fmt.Sprintf("%s-%s-%dx%d", name, s.lang, s.width, s.height))
			})
		})
	}
}
