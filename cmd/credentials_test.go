package cmd

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"doudi/store"
)

// desk is an office PC with a person at its terminal.
type desk struct {
	*testing.T
	store string
	now   time.Time
	lang  string

	environment map[string]string

	answers []string // typed where the program asks for a secret
	asked   []string // what it asked
}

const qinghe = "../store/casework/testdata/qinghe/"

// newDesk is a desk without a store.
func newDesk(t *testing.T) *desk {
	t.Helper()
	return &desk{T: t, store: filepath.Join(t.TempDir(), "county.db"), now: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC), lang: "en"}
}

// offered stands for the words that the program offers, among what is typed.
const offered = "(the words offered)"

// errNobody says that the person at the terminal has left.
var errNobody = errors.New("nobody is at the terminal")

// readSecret types the next answer.
func (d *desk) readSecret(prompt string) (string, error) {
	d.asked = append(d.asked, prompt)
	if len(d.answers) == 0 {
		return "", errNobody
	}
	answer := d.answers[0]
	d.answers = d.answers[1:]
	if answer == offered {
		return d.offer(), nil
	}
	return answer, nil
}

// offer is the words that were offered last.
func (d *desk) offer() string {
	d.Helper()
	for _, prompt := range slices.Backward(d.asked) {
		if _, rest, found := strings.Cut(prompt, "would do: "); found {
			words, _, _ := strings.Cut(rest, "\n")
			return words
		}
	}
	d.Fatalf("no words were offered: %q", d.asked)
	return ""
}

// types runs a command of an operator while answers are typed, all of them.
func (d *desk) types(answers []string, operator string, args ...string) (code int, said, complaint string) {
	d.Helper()
	d.answers, d.asked = answers, nil
	var out, wrong bytes.Buffer
	code = Main(append(args, "--store", d.store, "--operator", operator, "--lang", d.lang), Streams{
		In: strings.NewReader(""), Out: &out, Err: &wrong, Getenv: func(name string) string { return d.environment[name] }, Now: func() time.Time { return d.now },
		ReadSecret: d.readSecret, InTerminal: true,
	})
	if len(d.answers) > 0 {
		d.Errorf("%v: %d answers were not asked for; asked %q", args, len(d.answers), d.asked)
	}
	return code, out.String(), wrong.String()
}

// ok runs a command that must end well, and gives what it prints.
func (d *desk) ok(answers []string, operator string, args ...string) string {
	d.Helper()
	code, said, complaint := d.types(answers, operator, args...)
	if code != exitDone {
		d.Fatalf("%v: exit %d: %s", args, code, complaint)
	}
	return said
}

// founding are the arguments that make a store.
func founding() []string {
	return []string{"init", "--policy", qinghe + "policy", "--regions", qinghe + "region.csv", "--opening", "2026-07", "--county", "清河县"}
}

// TestPassphrases: at a terminal a new passphrase is chosen, typed twice, and
// from then on opens the store.
func TestPassphrases(t *testing.T) {
	d := newDesk(t)
	d.ok([]string{"", offered}, "admin", founding()...)
	if words := strings.Fields(d.offer()); len(words) != 5 || len(d.asked) != 2 {
		t.Errorf("offered %q, asked %q", words, d.asked)
	}
	words := d.offer()
	d.ok([]string{words, "rain on the roof", "rain on the roof"}, "admin", "operator", "add", "li", "--role", "officer")
	if !strings.Contains(d.asked[0], "admin") || !strings.Contains(d.asked[1], "li") {
		t.Errorf("asked %q", d.asked)
	}
	d.ok([]string{"rain on the roof"}, "li", "import", qinghe+"data")
	if said := d.ok([]string{"rain on the roof"}, "li", "find", "000004"); !strings.Contains(said, "000004") {
		t.Errorf("found %q", said)
	}
	d.ok([]string{words}, "admin", "check", "--deep")
	if code, said, _ := d.types([]string{words}, "li", "find", "000004"); code != exitRefused || said != "" {
		t.Errorf("another's passphrase: exit %d, %q", code, said)
	}
	if code, _, complaint := d.types(nil, "", "find", "000004"); code != exitUsage || !strings.Contains(complaint, "--operator") {
		t.Errorf("without a name: exit %d, %s", code, complaint)
	}
}

// TestNewPassphrases: what is typed for a new one, what is said of it, and
// whether a store comes of it.
func TestNewPassphrases(t *testing.T) {
	const good = "seven old bridges"
	for _, row := range []struct {
		name     string
		typed    []string
		exit     int
		complain []string // in this order
	}{
		{"typed twice", []string{good, good}, exitDone, nil},
		{"the words typed out", []string{"", offered}, exitDone, nil},
		{"eight characters", []string{"八个汉字也就够了", "八个汉字也就够了"}, exitDone, nil},
		{"differs, then right", []string{good, "seven old ridges", good, good}, exitDone, []string{"differ"}},
		{"Enter, then something else", []string{"", "", "", offered}, exitDone, []string{"differ"}},
		{"short, then right", []string{"seven", good, good}, exitDone, []string{"fewer than 8"}},
		{"seven characters", []string{"七个汉字还不够", good, good}, exitDone, []string{"fewer than 8"}},
		{"unseen, then right", []string{"seven\x1bold bridges", good, good}, exitDone, []string{"do not show"}},
		{"wrong to the end", []string{"short", good, "x", good, "y"}, exitRefused, []string{"fewer than 8", "differ", "differ"}},
		{"nobody answers", []string{good}, exitFailed, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			code, _, complaint := d.types(row.typed, "admin", founding()...)
			if code != row.exit {
				t.Errorf("exit %d: %s", code, complaint)
			}
			for _, want := range row.complain {
				before, after, found := strings.Cut(complaint, want)
				if !found {
					t.Errorf("%q is not said, or not then: %s", want, before)
				}
				complaint = after
			}
			if _, err := os.Stat(d.store); (err == nil) != (row.exit == exitDone) {
				t.Errorf("the store: %v", err)
			}
		})
	}
}

// TestWrongPassphrases: three cost the time to try them; then one waits, with
// the right one too, longer each time, and is told what is to be done.
func TestWrongPassphrases(t *testing.T) {
	const right = "seven old bridges"
	d := newDesk(t)
	d.ok([]string{right, right}, "admin", founding()...)
	list := func(typed string) (int, string) {
		code, _, complaint := d.types([]string{typed}, "admin", "operator", "list")
		return code, complaint
	}
	for n := range 3 {
		if code, complaint := list("eight new bridges"); code != exitRefused || !strings.Contains(complaint, "operator add") {
			t.Errorf("wrong passphrase %d: exit %d, %s", n+1, code, complaint)
		}
	}
	for _, wait := range []time.Duration{10 * time.Second, 20 * time.Second} {
		d.now = d.now.Add(wait - time.Second)
		code, complaint := list(right)
		if code != exitRefused || !strings.Contains(complaint, "try again in 1s") {
			t.Errorf("a second before %s: exit %d, %s", wait, code, complaint)
		}
		d.now = d.now.Add(time.Second)
		if wait == 10*time.Second {
			if code, complaint := list("eight new bridges"); code != exitRefused || strings.Contains(complaint, "try again in") {
				t.Errorf("after %s: exit %d, %s", wait, code, complaint)
			}
		}
	}
	d.lang = "zh"
	if code, complaint := list(right); code != exitDone {
		t.Errorf("after the last wait: exit %d, %s", code, complaint)
	}
	if said := d.ok([]string{right}, "admin", "audit", "log"); !strings.Contains(said, store.ActTries) || !strings.Contains(said, "4, ") {
		t.Errorf("the journal does not tell of four tries: %s", said)
	}
}

// TestKeyFolder: a folder of keys serves every operator, and a key that is made
// in it is its owner's alone, wherever it lies.
func TestKeyFolder(t *testing.T) {
	d := newDesk(t)
	keys := filepath.Join(t.TempDir(), "keys")
	if err := os.Mkdir(keys, 0o700); err != nil {
		t.Fatal(err)
	}
	d.ok(nil, "admin", append(founding(), "--key", keys)...)
	d.ok(nil, "admin", "operator", "add", "li", "--role", "officer", "--key", keys)
	d.ok(nil, "admin", "operator", "add", "sun", "--role", "officer", "--key", keys, "--dry-run")
	far := filepath.Join(t.TempDir(), "far", "away", "wang.key")
	d.ok(nil, "admin", "operator", "add", "wang", "--role", "officer", "--set-key", far, "--key", keys)
	for _, path := range []string{filepath.Join(keys, "admin.key"), filepath.Join(keys, "li.key"), far} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		folder, err := os.Stat(filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && (info.Mode().Perm() != 0o600 || folder.Mode().Perm() != 0o700) {
			t.Errorf("%s has the mode %v in %v", path, info.Mode(), folder.Mode())
		}
	}
	if _, err := os.Stat(filepath.Join(keys, "sun.key")); !os.IsNotExist(err) {
		t.Errorf("a dry run made a key: %v", err)
	}
	d.ok(nil, "li", "import", qinghe+"data", "--key", keys)
	d.ok(nil, "", "find", "000004", "--key", far)
	if code, _, complaint := d.types(nil, "", "find", "000004", "--key", keys); code != exitUsage {
		t.Errorf("a folder without a name: exit %d, %s", code, complaint)
	}
}

// TestKeysStayTheSame: a key file that is there is used and not written over.
func TestKeysStayTheSame(t *testing.T) {
	d := newDesk(t)
	path := filepath.Join(t.TempDir(), "admin.key")
	d.ok(nil, "admin", append(founding(), "--key", path)...)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d.store += "2"
	d.ok(nil, "admin", append(founding(), "--key", path)...)
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the key is another: %v", err)
	}
	d.ok(nil, "admin", "check", "--key", path)
	if code, _, complaint := d.types(nil, "admin", "operator", "add", "li", "--role", "officer", "--set-key", path, "--key", path); code != exitRefused || !strings.Contains(complaint, "admin") {
		t.Errorf("another's key for a new operator: exit %d, %s", code, complaint)
	}
}
