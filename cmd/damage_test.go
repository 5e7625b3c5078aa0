package cmd

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"doudi/reports/wording"
	"doudi/store"
)

// damages are ways in which the file of a store may be damaged. They are given
// the pages that are in use.
var damages = map[string]func(r *rand.Rand, image []byte, used []int) []byte{
	"a bit flipped": func(r *rand.Rand, image []byte, used []int) []byte {
		at := used[r.IntN(len(used))]*diskPage + r.IntN(diskPage)
		image[at] ^= 1 << r.IntN(8)
		return image
	},
	"a bit of a page's head flipped": func(r *rand.Rand, image []byte, used []int) []byte {
		at := used[r.IntN(len(used))]*diskPage + r.IntN(64)
		image[at] ^= 1 << r.IntN(8)
		return image
	},
	"a page zeroed": func(r *rand.Rand, image []byte, used []int) []byte {
		clear(image[used[r.IntN(len(used))]*diskPage:][:diskPage])
		return image
	},
	"a page in another's place": func(r *rand.Rand, image []byte, used []int) []byte {
		from, to := used[r.IntN(len(used))], used[r.IntN(len(used))]
		copy(image[to*diskPage:][:diskPage], image[from*diskPage:])
		return image
	},
	"cut short": func(r *rand.Rand, image []byte, used []int) []byte {
		return image[:r.IntN(slices.Max(used)*diskPage)]
	},
}

const diskPage = 8192

// usedPages are the pages of a file that hold anything.
func usedPages(image []byte) []int {
	var used []int
	for at := 0; at+diskPage <= len(image); at += diskPage {
		if slices.ContainsFunc(image[at:at+diskPage], func(b byte) bool { return b != 0 }) {
			used = append(used, at/diskPage)
		}
	}
	return used
}

// damagedImages is how many damaged files are tried: DOUDI_DAMAGE, 200 where it
// is not set.
func damagedImages(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("DOUDI_DAMAGE")); err == nil && n > 0 {
		return n
	}
	if testing.Short() {
		return 20
	}
	return 200
}

// backedUp is a county with a copy of its store beside it, in the folder.
func backedUp(t *testing.T) (d *desk, folder string) {
	t.Helper()
	d = newDesk(t)
	folder = filepath.Dir(d.store)
	keys := filepath.Join(folder, "keys")
	d.environment = map[string]string{"DOUDI_KEY": keys, "DOUDI_ANCHORS": filepath.Join(folder, "anchors")}
	if err := os.Mkdir(keys, 0o700); err != nil {
		t.Fatal(err)
	}
	d.ok(nil, "admin", founding()...)
	d.ok(nil, "admin", "operator", "add", "li", "--role", "officer")
	d.ok(nil, "li", "import", qinghe+"data")
	d.ok(nil, "li", "backup", filepath.Join(folder, "copy.db"))
	return d, folder
}

// TestDamageInTheReadersLanguage: what is wrong with a store is said in the language
// of who asks, where it was found by another process too.
func TestDamageInTheReadersLanguage(t *testing.T) {
	damage := fmt.Errorf("county.db: %w", &store.Part{Kind: "household", Name: "7", Err: &store.Damage{Code: "signature.wrong", Args: []string{"application.approved", "li"}}})
	for lang, want := range map[wording.Lang]string{
		wording.Chinese: "county.db：7 户：“确认同意”上 li 的签名不是本人的，或签的不是这份内容",
		wording.English: "county.db: household 7: the signature of li under approved is not theirs, or not under this",
	} {
		e := env{lang: lang}
		if got := e.detail(damage, store.ErrDamaged); got != want {
			t.Errorf("%s", got)
		}
	}

	d, _ := backedUp(t)
	d.lang = "zh"
	image, err := os.ReadFile(d.store)
	if err != nil {
		t.Fatal(err)
	}
	english := regexp.MustCompile(`[a-z]{2,} [a-z]{2,}`)
	for i, kind := range sortedKeys(damages) {
		r := rand.New(rand.NewPCG(5, uint64(i)))
		if err := os.WriteFile(d.store, damages[kind](r, bytes.Clone(image), usedPages(image)), 0o600); err != nil {
			t.Fatal(err)
		}
		a := d.saysOneSentence(kind, nil, "check", "--deep", "--operator", "li")
		if what, _, damaged := strings.Cut(a.complaint, "；不要再用它发放"); damaged && english.MatchString(what) {
			t.Errorf("%s: %s", kind, what)
		}
	}
}

// TestDamageIsOneSentence: whatever is wrong with the file, the program says so in
// one sentence, with an exit code, and with nothing of its own inside or of a
// family; where it says nothing, the damage has done no harm (S17).
func TestDamageIsOneSentence(t *testing.T) {
	d, _ := backedUp(t)
	whole := d.ok(nil, "li", "household", "list")
	image, err := os.ReadFile(d.store)
	if err != nil {
		t.Fatal(err)
	}
	used, values, kinds := usedPages(image), planted(t), sortedKeys(damages)
	found := map[string]int{}
	for i := range damagedImages(t) {
		r := rand.New(rand.NewPCG(17, uint64(i)))
		kind := kinds[i%len(kinds)]
		if err := os.WriteFile(d.store, damages[kind](r, bytes.Clone(image), used), 0o600); err != nil {
			t.Fatal(err)
		}
		name := fmt.Sprintf("%d, %s", i, kind)
		checked := d.saysOneSentence(name, values, "check", "--deep", "--operator", "li")
		listed := d.saysOneSentence(name, values, "household", "list", "--operator", "li")
		found[fmt.Sprintf("exit %d", checked.code)]++
		if checked.code == exitDone && (listed.code != exitDone || listed.said != whole) {
			t.Errorf("%s: the check holds, but the list is %q", name, listed.complaint)
		}
		if listed.code == exitDone && listed.said != whole {
			found["listed otherwise"]++ // by who did not check
		}
	}
	t.Logf("%v", found)
	if found["exit 1"] < damagedImages(t)/2 {
		t.Errorf("so little was found: %v", found)
	}
}

// TestPagesInCirclesAreOneSentence: where every page of branches points at itself,
// a search through them ends in one sentence too, and not with the stack (S17).
func TestPagesInCirclesAreOneSentence(t *testing.T) {
	d, folder := backedUp(t)
	image, err := os.ReadFile(d.store)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.store, inCircles(image), 0o600); err != nil {
		t.Fatal(err)
	}
	values := append(planted(t), "stack", "overflow")
	out := filepath.Join(folder, "out")
	for _, tc := range []struct {
		lang string
		args []string
	}{
		{"en", []string{"find", "000004"}},
		{"en", []string{"household", "show", "000004"}},
		{"en", []string{"household", "list"}},
		{"en", []string{"roster", "run", "--month", "2026-07", "--out", out}},
		{"en", []string{"check"}},
		{"zh", []string{"household", "list"}},
		{"zh", []string{"import", qinghe + "data"}},
	} {
		if err := os.RemoveAll(d.store + ".lock"); err != nil { // who comes next would be told of an act before that got no answer
			t.Fatal(err)
		}
		d.lang = tc.lang
		name := tc.lang + " " + strings.Join(tc.args, " ")
		if a := d.saysOneSentence(name, values, append(tc.args, "--operator", "li")...); a.code != exitFailed || a.said != "" {
			t.Errorf("%s: exit %d, says %q, complains %q", name, a.code, a.said, a.complaint)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("the roster left a folder")
	}
	if after, err := os.ReadFile(d.store); err != nil || !bytes.Equal(after, inCircles(image)) {
		t.Errorf("the file has changed: %v", err)
	}
}

// inCircles makes every page of branches point at itself alone.
func inCircles(image []byte) []byte {
	round := bytes.Clone(image)
	const header, element, branch = 16, 16, 1 // as the engine lays out its pages
	for id := 2; id < len(round)/diskPage; id++ {
		page := round[id*diskPage:][:diskPage]
		if binary.NativeEndian.Uint16(page[8:]) != branch || binary.NativeEndian.Uint64(page) != uint64(id) {
			continue
		}
		for i := range int(binary.NativeEndian.Uint16(page[10:])) {
			binary.NativeEndian.PutUint64(page[header+i*element+8:], uint64(id))
		}
	}
	return round
}

type answer struct {
	code            int
	said, complaint string
}

// saysOneSentence runs the program itself on the store.
func (d *desk) saysOneSentence(name string, values []string, args ...string) answer {
	d.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var out, wrong bytes.Buffer
	c := exec.CommandContext(ctx, "doudi", append(args, "--store", d.store, "--lang", d.lang)...)
	c.Stdout, c.Stderr = &out, &wrong
	c.Env = []string{"PATH=" + os.Getenv("PATH")} // by which it starts itself again
	for name, value := range d.environment {
		c.Env = append(c.Env, name+"="+value)
	}
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		d.Fatalf("%s: %v", name, err)
	}
	a := answer{c.ProcessState.ExitCode(), out.String(), wrong.String()}
	if a.code == exitDone && a.complaint == "" {
		return a
	}
	oneLine := strings.HasPrefix(a.complaint, "doudi: ") && strings.Count(a.complaint, "\n") == 1
	if !slices.Contains([]int{exitFailed, exitRefused, exitBusy}, a.code) || !oneLine {
		d.Errorf("%s: exit %d\n%s", name, a.code, a.complaint)
	}
	if a.code == exitFailed && !strings.Contains(a.complaint, "; last good backup: ") && !strings.Contains(a.complaint, "；最近的完好备份：") {
		d.Errorf("%s: names no backup: %s", name, a.complaint)
	}
	for _, trace := range append([]string{"goroutine", ".go:", "panic", "bbolt", "0x", "(hex)", "fault of the program"}, values...) {
		if strings.Contains(a.complaint, trace) {
			d.Errorf("%s: tells %q: %s", name, trace, a.complaint)
		}
	}
	return a
}
