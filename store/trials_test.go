package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"doudi/calc"
)

// Opening a damaged file can end a process, or keep it busy for ever. So another
// process tries the images of a trial one after the other; where it does not
// live to tell what came of one, the next process goes on behind it.

// trial is a series of images of a store's file, by number, the states in which
// they may be found, and whether each must open, each be refused, or either.
type trial struct {
	images int
	image  func(i int) []byte
	states []state
	want   verdict
}

// state is the digest of all that a dump tells of a store.
type state [sha256.Size]byte

func stateOf(s *Store) (is state, err error) {
	sum, buf := sha256.New(), []byte(nil)
	err = held(s, func(k key, value []byte) {
		buf = append(appendNote(buf[:0], k, len(value)), value...)
		sum.Write(buf)
	})
	sum.Sum(is[:0])
	return is, err
}

type verdict int

const (
	either verdict = iota
	mustOpen
	mustNot
)

// trials by name. Each is made in every process of what it finds in a folder.
var trials = map[string]func(t testing.TB, folder string) *trial{}

func init() {
	// Its folder is its own and lies in that of the trial.
	deeds["try images"] = func(t *testing.T, folder string) {
		var name string
		var from, step int
		order, err := os.ReadFile(filepath.Join(folder, "order"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Sscan(string(order), &name, &from, &step); err != nil {
			t.Fatal(err)
		}
		debug.SetGCPercent(800) // there is little, but all of it new for every image
		tr := trials[name](t, filepath.Dir(folder))
		o := newOnlooker(t, tr, folder)
		for i := from; i < tr.images; i += step {
			say("try", i)
			what, stuck := o.outcome(tr.image(i))
			say("came", what)
			if stuck {
				return // with the walk that does not end
			}
		}
		say("end")
	}
}

// onlooker opens images, one after the other in one file.
type onlooker struct {
	*trial
	file    *os.File
	anchors string
}

func newOnlooker(t testing.TB, tr *trial, folder string) *onlooker {
	t.Helper()
	file, err := os.Create(filepath.Join(folder, "image.db"))
	if err != nil {
		t.Fatal(err)
	}
	return &onlooker{tr, file, filepath.Dir(folder)}
}

// outcome is what comes of an image. Reading, proving and acting happen in the
// process of an act and must neither end it nor take for ever. Its structure is
// inspected last, as Check has another process do it; a walk that takes long has
// not ended.
func (o *onlooker) outcome(image []byte) (what string, stuck bool) {
	o.lay(image)
	s := o.store()
	s.Anchors = o.anchors
	read, readErr := stateOf(s)
	proof := s.View(s.Prove)
	s.Anchors = ""
	acted := s.Act(func(tx *Tx) (Entry, error) { return Entry{Act: "test"}, tx.PutRegion(calc.Region{Code: village(8, 8)}) })
	o.lay(image)
	say("inspecting")
	begun := time.Now()
	structure := o.store().InspectHere()
	stuck = time.Since(begun) > 80*time.Millisecond
	for _, err := range []error{readErr, proof, acted, structure} {
		if fault := unfit(err); fault != "" {
			return fault, stuck
		}
	}
	return o.verdict(errors.Join(structure, proof), acted, readErr == nil && slices.Contains(o.states, read)), stuck
}

// store is the store of the image. Where the engine runs away with the process,
// that is found, and another process goes on.
func (o *onlooker) store() *Store {
	s := storeAt(o.file.Name())
	s.Runaway = func(err error) {
		if fault := unfit(err); fault != "" {
			say("came", fault)
		} else {
			say("came", "found: ", err)
		}
		os.Exit(0)
	}
	return s
}

func (o *onlooker) lay(image []byte) {
	_, err := o.file.WriteAt(image, 0)
	if err := errors.Join(err, o.file.Truncate(int64(len(image)))); err != nil {
		panic(err)
	}
}

func (o *onlooker) verdict(check, acted error, known bool) string {
	switch {
	case check == nil && (!known || o.want == mustNot):
		return "silent"
	case check == nil && errors.Is(acted, ErrDamaged) && o.want == either:
		return "found by the act" // before it wrote anything; what is read is the same
	case check == nil && acted != nil:
		return "no act: " + acted.Error()
	case check == nil:
		return "harmless"
	case o.want == mustOpen:
		return "refused: " + check.Error()
	}
	return "found"
}

// unfit says why an error is not one to be shown: one of the store's own,
// without a trace of the program or anything of a person (S17).
func unfit(err error) string {
	if err == nil {
		return ""
	}
	text := err.Error()
	ours := calc.Refused(err, "operator.unknown") || slices.ContainsFunc([]error{ErrDamaged, ErrMissing, ErrSecret, ErrTrial, ErrVersion, ErrOlder, ErrOther, ErrUnknown}, func(e error) bool { return errors.Is(err, e) })
	switch {
	case !ours:
		return "strange: " + text
	case strings.Count(text, "\n") > 2 || strings.Contains(text, "\x1b") || strings.Contains(text, "goroutine") || strings.Contains(text, "0x"):
		return "a trace: " + text
	case strings.Contains(text, "999999") || strings.Contains(text, "62300") || strings.Contains(text, "张"):
		return "personal: " + text
	}
	return ""
}

// full says whether the tests run at the sizes of the catalogue of failures, for
// which there is no time in a usual run.
func full() bool { return os.Getenv("DOUDI_FULL") == "1" }

// sized is the one of two sizes that there is time for.
func sized(usual, catalogue int) int {
	if full() {
		return catalogue
	}
	return usual
}

// memory is a folder that is on no disk, where there is such a place.
func memory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "doudi-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// tried runs every step-th image of a trial and fails for each that is neither
// found out nor harmless. Where an inspection ends its process or does not come
// back, that is found too: the process of the act goes on. As many processes as
// there are processors try images side by side, each in a folder of its own.
func tried(t *testing.T, name, folder string, step int) {
	t.Helper()
	if testing.Short() {
		t.Skip("the race detector, with which short tests are run, ends a process that reads damaged pages")
	}
	begun, sideBySide := time.Now(), runtime.GOMAXPROCS(0)
	tallies := make([]map[string]int, sideBySide)
	t.Run("processes", func(t *testing.T) {
		for i := range tallies {
			tallies[i] = map[string]int{}
			t.Run(fmt.Sprint(i), func(t *testing.T) {
				t.Parallel()
				tryFrom(t, name, filepath.Join(folder, fmt.Sprint("process", i)), tallies[i], i*step, sideBySide*step)
			})
		}
	})
	total, images := map[string]int{}, 0
	for _, tally := range tallies {
		for what, n := range tally {
			total[what] += n
			images += n
		}
	}
	took := time.Since(begun)
	t.Logf("%s, every %d: %v in %v, %.0f images a second", name, step, total, took.Round(time.Second), float64(images)/took.Seconds())
}

// tryFrom has one process after the other try images, from one of them on.
func tryFrom(t *testing.T, name, folder string, tally map[string]int, from, step int) {
	t.Helper()
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for next := from; next >= 0; {
		if err := os.WriteFile(filepath.Join(folder, "order"), fmt.Appendf(nil, "%s %d %d", name, next, step), 0o600); err != nil {
			t.Fatal(err)
		}
		p := start(t, "try images", folder)
		next = hearTrial(t, p, tally, next, step)
		_, _ = p.Process.Kill(), p.Wait() // there may be thousands of them
	}
}

// hearTrial hears a process to its end, and gives the image to go on with; -1
// where there is none.
//
// Nothing recovers from one end of an act's process: where a page points at a page
// that it is under, the engine goes down in circles until the stack is full.
func hearTrial(t *testing.T, p *child, tally map[string]int, at, step int) (next int) {
	t.Helper()
	inspecting, begun, told := false, false, false
	for {
		patience := 20 * time.Second
		if inspecting {
			patience = 5 * time.Second // some never come back from it
		}
		watchdog := time.AfterFunc(patience, func() { _ = p.Process.Kill() })
		kind, rest, _ := strings.Cut(p.hear(), " ")
		watchdog.Stop()
		switch kind {
		case "try":
			inspecting, begun, told = false, true, false
			_, _ = fmt.Sscan(rest, &at)
		case "inspecting":
			inspecting = true
		case "came":
			told = true
			what, _, _ := strings.Cut(rest, ":")
			if tally[what]++; what != "harmless" && what != "found" && what != "found by the act" {
				t.Errorf("image %d: %s", at, rest)
			}
		case "end":
			return -1
		default:
			_ = p.Wait() // for all that it said
			switch {
			case !begun:
				t.Fatalf("the other process did not begin: %s", p.all)
			case !inspecting && !told:
				t.Errorf("image %d ended the process of an act, %v:\n%s", at, p.ProcessState, p.all)
			case !told:
				tally["ended the inspection"]++
			}
			return at + step
		}
	}
}
