package tui_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui"
)

// The program at a real terminal. The test's own binary is the program: it shows
// the screens where this name stands in its surroundings, and the value says what
// goes wrong in them.
const atTerminal = "DOUDI_TUI_AT_TERMINAL"

// onTerminal is the program at its terminal.
func onTerminal(fault string) int {
	o := tui.Options{
		Lang: wording.English, Exists: true, Operator: "li", Store: "county.db",
		Words: func(err error) []string { return []string{err.Error()} }, Now: time.Now,
		Open: func(string, string) (*casework.Office, error) {
			return open(os.Getenv("DOUDI_TUI_STORE"), filepath.Dir(os.Getenv("DOUDI_TUI_STORE")), "li", time.Now)
		},
	}
	switch fault {
	case "silent":
		return 0
	case "command":
		o.Open = func(string, string) (*casework.Office, error) { panic("a fault that names 王小二") }
	case "runaway":
		var leave func()
		o.Leave = func(now func()) { leave = now }
		o.Open = func(string, string) (*casework.Office, error) {
			leave()
			fmt.Fprintln(os.Stderr, "its pages go round in circles")
			os.Exit(1)
			return nil, nil
		}
	case "update":
		o.Open = func(string, string) (*casework.Office, error) { return nil, errors.New("no") }
		o.Words = func(error) []string { panic("a fault that names 王小二") }
	case "view":
		o.Now = func() time.Time {
			if calledBy("View") {
				panic("a fault that names 王小二")
			}
			return time.Now()
		}
	}
	county = os.Getenv("DOUDI_TUI_COUNTY")
	if err := tui.Run(o, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "ended:", strings.ReplaceAll(err.Error(), "王小二", "somebody"))
		return 1
	}
	return 0
}

func calledBy(name string) bool {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs[:])])
	for {
		frame, more := frames.Next()
		if strings.HasSuffix(frame.Function, "."+name) {
			return true
		}
		if !more {
			return false
		}
	}
}

// terminal is a terminal, and somebody who reads and types there.
type terminal struct {
	t    *testing.T
	me   *os.File // the person's side
	its  *os.File // the program's side
	seen chan []byte
	all  []byte
	read int // of all, what has been waited for
}

func newTerminal(t *testing.T) *terminal {
	t.Helper()
	raw, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		t.Skip("no terminals to be had:", err)
	}
	number, err := unix.IoctlGetInt(raw, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(raw, unix.TIOCSPTLCK, 0)
	}
	me := os.NewFile(uintptr(raw), "/dev/ptmx") // closes while it is being read
	var its *os.File
	if err == nil {
		its, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(int(its.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80})
	}
	if err != nil {
		t.Fatal(err)
	}
	x := &terminal{t: t, me: me, its: its, seen: make(chan []byte, 1000)}
	go func() {
		defer close(x.seen)
		for {
			b := make([]byte, 4096)
			n, err := me.Read(b)
			if n > 0 {
				x.seen <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { its.Close(); me.Close() })
	return x
}

func (x *terminal) start(fault, store string) *exec.Cmd {
	x.t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), atTerminal+"="+fault, "DOUDI_TUI_STORE="+store, "DOUDI_TUI_COUNTY="+county, "TERM=xterm-256color")
	c.Stdin, c.Stdout, c.Stderr = x.its, x.its, x.its
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 0}
	if err := c.Start(); err != nil {
		x.t.Fatal(err)
	}
	return c
}

// waits reads until a text has been shown behind the one waited for before.
func (x *terminal) waits(text string) {
	x.t.Helper()
	late := time.After(20 * time.Second)
	for {
		if at := strings.Index(string(x.all[x.read:]), text); at >= 0 {
			x.read += at + len(text)
			return
		}
		select {
		case b, open := <-x.seen:
			if !open {
				x.t.Fatalf("%q was not shown:\n%q", text, x.all)
			}
			x.all = append(x.all, b...)
		case <-late:
			x.t.Fatalf("%q was not shown:\n%q", text, x.all)
		}
	}
}

func (x *terminal) types(text string) {
	x.t.Helper()
	if _, err := io.WriteString(x.me, text); err != nil {
		x.t.Fatal(err)
	}
}

// ends waits for the program's end and reads what it left.
func (x *terminal) ends(c *exec.Cmd) error {
	x.t.Helper()
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	select {
	case err := <-done:
		x.drain()
		return err
	case <-time.After(20 * time.Second):
		_ = c.Process.Kill()
		x.t.Fatalf("it did not end:\n%q", x.all)
		return nil
	}
}

// drain reads what was shown up to now. Behind a window that is closed nothing is.
func (x *terminal) drain() {
	const mark = "<that was all>"
	if _, err := io.WriteString(x.its, mark); err == nil {
		x.waits(mark)
		x.read -= len(mark)
		x.all = x.all[:x.read]
	}
}

func (x *terminal) settings() unix.Termios {
	x.t.Helper()
	s, err := unix.IoctlGetTermios(int(x.its.Fd()), unix.TCGETS)
	if err != nil {
		x.t.Fatal(err)
	}
	return *s
}

// inOrder fails the test unless every mode that was turned on is off again.
func (x *terminal) inOrder() {
	x.t.Helper()
	for _, mode := range []string{"1049", "2004", "1000", "1002", "1003", "1006"} {
		on, off := strings.LastIndex(string(x.all), "\x1b[?"+mode+"h"), strings.LastIndex(string(x.all), "\x1b[?"+mode+"l")
		if on > off {
			x.t.Errorf("mode %s is left on", mode)
		}
	}
	if strings.LastIndex(string(x.all), "\x1b[?25l") > strings.LastIndex(string(x.all), "\x1b[?25h") {
		x.t.Error("the cursor is left hidden")
	}
}

// TestX11TerminalAsBefore: whatever ends the program but a kill, the terminal is
// as before, and nothing of what went wrong names anybody.
func TestX11TerminalAsBefore(t *testing.T) {
	signal := func(s os.Signal) func(*terminal, *exec.Cmd) {
		return func(_ *terminal, c *exec.Cmd) { _ = c.Process.Signal(s) }
	}
	open := func(x *terminal, _ *exec.Cmd) {
		x.types("words\r")
	}
	for _, tc := range []struct {
		name, fault string
		end         func(*terminal, *exec.Cmd)
	}{
		{"quit", "none", func(x *terminal, _ *exec.Cmd) { x.types("\x11") }},
		{"interrupted at the gate", "none", func(x *terminal, _ *exec.Cmd) { x.types("\x03") }},
		{"quit from the desk", "none", func(x *terminal, _ *exec.Cmd) {
			x.types("words\r")
			x.waits("Due today")
			x.types("q")
			x.waits("Leave doudi?")
			x.types("\r")
		}},
		{"terminated", "none", signal(syscall.SIGTERM)},
		{"hung up", "none", signal(syscall.SIGHUP)},
		{"fault in Update", "update", open},
		{"fault in View", "view", open},
		{"ended by the watch over the store", "runaway", open},
		{"fault in a command", "command", func(x *terminal, c *exec.Cmd) {
			open(x, c)
			x.waits("fault of the program")
			x.types("\x11")
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			x := newTerminal(t)
			before := x.settings()
			store := filepath.Join(t.TempDir(), "county.db")
			copyFile(t, filepath.Join(county, "demo.db"), store)
			c := x.start(tc.fault, store)
			x.waits("Passphrase")
			tc.end(x, c)
			_ = x.ends(c)
			if after := x.settings(); after != before {
				t.Errorf("the terminal is another:\n%+v\nbefore\n%+v", after, before)
			}
			x.inOrder()
			if strings.Contains(string(x.all), "goroutine ") {
				t.Errorf("a trace was shown: %q", x.all)
			}
			if said := strings.LastIndex(string(x.all), "go round in circles\r\n"); tc.fault == "runaway" && said < strings.LastIndex(string(x.all), "\x1b[?1049l") {
				t.Errorf("what is wrong does not stay to be read: %q", x.all)
			}
		})
	}
}

// TestP7SilentTerminal: a program that links the screens does not wait for the
// answer of a terminal that gives none.
func TestP7SilentTerminal(t *testing.T) {
	x := newTerminal(t)
	if err := x.ends(x.start("silent", "")); err != nil {
		t.Fatal(err)
	}
	if len(x.all) != 0 { // it would wait for five seconds
		t.Errorf("it asked the terminal: %q", x.all)
	}
}

// TestX11ClosedWindow: a window that is closed ends the program.
func TestX11ClosedWindow(t *testing.T) {
	x := newTerminal(t)
	store := filepath.Join(t.TempDir(), "county.db")
	copyFile(t, filepath.Join(county, "demo.db"), store)
	c := x.start("none", store)
	x.waits("Passphrase")
	x.its.Close()
	x.me.Close()
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		_ = c.Process.Kill()
		t.Fatal("it goes on without a window")
	}
}

// TestX11Killed: after a kill the terminal is in the program's own state; the
// next start mends it.
func TestX11Killed(t *testing.T) {
	x := newTerminal(t)
	before := x.settings()
	store := filepath.Join(t.TempDir(), "county.db")
	copyFile(t, filepath.Join(county, "demo.db"), store)
	c := x.start("none", store)
	x.waits("Passphrase")
	_ = c.Process.Kill()
	_ = c.Wait()
	x.drain()
	if left := x.settings(); left.Lflag&unix.ECHO != 0 {
		t.Fatal("a killed program left nothing to be mended")
	}
	c = x.start("none", store)
	x.waits("Passphrase")
	x.types("\x11")
	_ = x.ends(c)
	if after := x.settings(); after.Lflag != before.Lflag || after.Iflag&unix.ICRNL == 0 || after.Oflag&unix.OPOST == 0 {
		t.Errorf("the terminal is another:\n%+v\nbefore\n%+v", after, before)
	}
	x.inOrder()
}

// TestAtATerminal: the way from the locked store to a decision that waits and to
// the month-end, at a real terminal.
func TestAtATerminal(t *testing.T) {
	x := newTerminal(t)
	store := filepath.Join(t.TempDir(), "county.db")
	copyFile(t, filepath.Join(county, "demo.db"), store)
	c := x.start("none", store)
	for _, step := range []struct{ types, shows string }{
		{"", "Passphrase"},
		{"words\r", "Due today"},
		{"2", "programmes"},
		{"zxm", "1 / 62"},
		{"\r", "Awards"},
		{"e", "Why this amount"},
		{"\x1b", "Awards"},
		{"s", "stop · 000026"},
		{"\x1b", "Awards"},
		{"\x1b1", "Due today"},
		{"6", "without a cause"},
		{"?", "Help"},
		{"\r", "submit"},
		{"q", "Leave doudi?"},
		{"\r", ""},
	} {
		x.types(step.types)
		if step.shows != "" {
			x.waits(step.shows)
		}
	}
	if err := x.ends(c); err != nil {
		t.Error(err)
	}
	x.inOrder()
}

// TestDraftSurvivesAKill: what was typed into a form is there again after the
// program was killed.
func TestDraftSurvivesAKill(t *testing.T) {
	x := newTerminal(t)
	store := filepath.Join(t.TempDir(), "county.db")
	copyFile(t, filepath.Join(county, "demo.db"), store)
	toTheForm := func() *exec.Cmd {
		c := x.start("none", store)
		for _, step := range []struct{ types, shows string }{
			{"", "Passphrase"}, {"words\r", "Due today"}, {"2000026", "1 / 62"}, {"\r", "Awards"}, {"d", "Determine what"}, {"\r", "from month"},
		} {
			x.types(step.types)
			x.waits(step.shows)
		}
		return c
	}
	c := toTheForm()
	x.types("2027-01")
	for range 200 { // until the form has been kept
		if kept, _ := filepath.Glob(filepath.Join(filepath.Dir(store), "*.draft")); len(kept) > 0 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	_ = c.Process.Kill()
	_ = c.Wait()
	x.drain()
	x.all, x.read = nil, 0
	c = toTheForm()
	x.waits("2027-01")
	x.types("\x11")
	if err := x.ends(c); err != nil {
		t.Error(err)
	}
}
