package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// The exit codes of interface.md.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2 // wrong usage or input; nothing changed
	exitRefused  = 3 // a rule says no, or findings block
	exitBusy     = 4 // the store is in use, or cannot be reached
	exitNotFound = 5
)

// failure is an error that the wording knows by a code.
type failure struct {
	exit int
	code string
	args []string
}

func (f *failure) Error() string { return strings.Join(append([]string{f.code}, f.args...), " ") }

func usage(code string, args ...string) error { return &failure{exitUsage, code, args} }

func notFound(code string, args ...string) error { return &failure{exitNotFound, code, args} }

// told is an error that is already in words.
type told struct {
	exit int
	text string
}

func (t *told) Error() string { return t.text }

// errSilent ends a command with its exit code after it has said everything.
type errSilent int

func (e errSilent) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// storeFailures are what the store says of itself as a whole.
var storeFailures = []struct {
	err  error
	exit int
	code string
}{
	{store.ErrMissing, exitBusy, "store.missing"},
	{store.ErrBusy, exitBusy, "store.busy"},
	{store.ErrExists, exitRefused, "store.exists"},
	{store.ErrDamaged, exitFailed, "store.damaged"},
	{store.ErrVersion, exitBusy, "store.newer"},
	{store.ErrTrial, exitBusy, "store.trial"},
	{store.ErrUnknown, exitFailed, "store.unknown"},
	{store.ErrReadOnly, exitBusy, "store.read_only"},
	{store.ErrLockFile, exitBusy, "store.lock_file"},
	{store.ErrMedium, exitRefused, "store.medium"},
	{store.ErrNotFound, exitNotFound, "not_found"},
}

// report says what is wrong, in words, and gives the exit code. It is the one
// place where errors become exit codes.
func (e *env) report(err error) int {
	var (
		silent  errSilent
		known   *failure
		spoken  *told
		refusal *calc.Refusal
		faults  calc.Faults
		blocked *casework.Blocked
		waiting *store.Waiting
		invalid *calc.Invalid
		path    *fs.PathError
		busy    *store.Busy
		parted  *store.Parted
	)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &silent):
		return int(silent)
	case errors.As(err, &known):
		e.complain(e.lang.Failure(e.face, known.code, known.args...))
		return known.exit
	case errors.As(err, &spoken):
		e.complain(spoken.text)
		return spoken.exit
	case errors.As(err, &refusal):
		e.complain(e.lang.Refusal(e.face, refusal))
		if refusal.Typed {
			return exitUsage
		}
		return exitRefused
	case errors.As(err, &faults):
		e.complainFaults(faults)
		return exitUsage
	case errors.As(err, &invalid):
		e.complain(e.lang.Fault(e.face, calc.Fault{Code: "invalid." + invalid.What, Args: []string{invalid.Text}}))
		return exitUsage
	case errors.As(err, &busy) && busy.Holder.PID != 0:
		h := &busy.Holder
		e.complain(e.lang.Failure(e.face, "store.held", h.Operator, h.Host, strconv.Itoa(h.PID), h.Since.Local().Format(time.DateTime), h.Act))
		return exitBusy
	case errors.As(err, &waiting):
		e.complain(e.lang.Failure(e.face, "operator.waits", waiting.Operator, strconv.Itoa(waiting.Tries), waiting.Left.Round(time.Second).String()))
		return exitRefused
	case errors.As(err, &blocked):
		e.complainFindings(blocked)
		return exitRefused
	case errors.As(err, &parted):
		e.complain(e.fromAnchor(parted) + e.lastGood())
		return exitFailed
	}
	for _, f := range storeFailures {
		if errors.Is(err, f.err) {
			e.complain(e.lang.Failure(e.face, f.code, e.detail(err, f.err)) + e.backupFor(f.err))
			return f.exit
		}
	}
	if store.Full(err) {
		e.complain(e.fullDisk(err))
		return exitFailed
	}
	switch denied := errors.Is(err, fs.ErrPermission); {
	case denied && errors.As(err, &path):
		e.complain(e.lang.Failure(e.face, "path.denied", path.Path))
		return exitBusy
	case errors.As(err, &path) && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)): // a file where a folder should be
		e.complain(e.lang.Failure(e.face, "path.missing", path.Path))
		return exitBusy
	case denied || errors.Is(err, fs.ErrNotExist):
		e.complain(err.Error())
		return exitBusy
	}
	e.complain(e.lang.Failure(e.face, "internal", err.Error()))
	return exitFailed
}

// fullDisk says where the room has run out, and how much is needed.
func (e *env) fullDisk(err error) string {
	place, size := e.storePath(), int64(0)
	if info, err := os.Stat(place); err == nil {
		size = info.Size()
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		place = path.Path
	}
	m, _ := store.MediumOf(filepath.Dir(place)) // what is not known is taken for nothing
	return e.lang.Failure(e.face, "disk.full", place, strconv.FormatInt(m.Free, 10), strconv.FormatInt(casework.RoomFor(size), 10))
}

// detail is what an error says beside the sentinel that it wraps, on one line,
// and nothing twice in a row.
func (e *env) detail(err, sentinel error) string {
	text := strings.ReplaceAll(e.inWords(err), "\n", "; ")
	parts := slices.DeleteFunc(strings.Split(text, ": "), func(part string) bool { return part == sentinel.Error() })
	return strings.Join(slices.Compact(parts), e.lang.Say("：", ": "))
}

// inWords is an error with what it says of damage in the reader's language.
func (e *env) inWords(err error) string {
	switch x := err.(type) {
	case *store.Damage:
		return e.lang.Damage(x.Code, x.Args...)
	case *store.Part:
		return e.lang.DamagedPart(x.Kind, x.Name, e.inWords(x.Err))
	case interface{ Unwrap() error }:
		if inner := x.Unwrap(); inner != nil {
			return strings.Replace(err.Error(), inner.Error(), e.inWords(inner), 1)
		}
	case interface{ Unwrap() []error }:
		text := err.Error()
		for _, inner := range x.Unwrap() {
			text = strings.Replace(text, inner.Error(), e.inWords(inner), 1)
		}
		return text
	}
	return err.Error()
}

// fromAnchor says how a store parts from its anchor.
func (e *env) fromAnchor(p *store.Parted) string {
	first := strconv.FormatUint(p.Seq, 10)
	if errors.Is(p, store.ErrOlder) {
		return e.lang.Failure(e.face, "store.older", e.storePath(), strconv.FormatUint(p.Head, 10), first)
	}
	return e.lang.Failure(e.face, "store.other", e.storePath(), first)
}

// backupFor is lastGood for a damaged store, and nothing for other failures.
func (e *env) backupFor(err error) string {
	if err != store.ErrDamaged {
		return ""
	}
	return e.lastGood()
}

// lastGood names the last good backup of a store that must not be used any more.
func (e *env) lastGood() string {
	s := store.At(e.storePath(), store.Credentials{}, e.Now)
	s.Anchors = e.anchorFolder()
	last := s.LastCopy(e.from)
	if last == nil {
		return e.lang.NoLastBackup()
	}
	return e.lang.LastBackup(last.Path, last.At.Local().Format(time.DateTime), last.Seq)
}

func (e *env) complain(sentence string) { fmt.Fprintln(e.Err, "doudi:", clean(sentence)) }

// mostFaults bounds what is printed; the error workbook has all.
const mostFaults = 200

func (e *env) complainFaults(faults calc.Faults) {
	e.complain(e.lang.FaultCount(e.faultLines(faults), mostFaults))
}

// faultLines prints faults and says how many there are.
func (e *env) faultLines(faults calc.Faults) int {
	bad := faults.Refusing().InOrder()
	said := map[string]bool{} // typed rows share what is wrong with a column of theirs
	for _, f := range bad {
		line := clean(e.lang.Fault(e.face, f))
		if !said[line] && len(said) < mostFaults {
			fmt.Fprintln(e.Err, line)
		}
		said[line] = true
	}
	return len(said)
}

// remarks prints warnings: things said, for which nothing is refused.
func (e *env) remarks(warnings calc.Faults) {
	if e.quiet {
		return
	}
	for i, f := range warnings {
		if i == mostFaults {
			fmt.Fprintln(e.Err, e.lang.MoreRemarks(len(warnings)-mostFaults))
			return
		}
		fmt.Fprintln(e.Err, e.lang.Remarked(clean(e.lang.Fault(e.face, f))))
	}
}

func (e *env) complainFindings(b *casework.Blocked) {
	for i, f := range b.Findings {
		if i == mostFaults {
			break
		}
		what, remedy := e.lang.Finding(e.face, f)
		fmt.Fprintln(e.Err, clean(e.lang.FindingLine(f, what, remedy)))
	}
	e.complain(e.lang.Blocked(e.face, b.Month, len(b.Findings)))
}

// clean keeps what old data may hold and does not show from the terminal
// (failures.md X1); the text may have several lines.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && calc.Hidden(r) {
			return '�'
		}
		return r
	}, s)
}

// oneLine is clean for a text that has no line but one.
func oneLine(s string) string { return strings.ReplaceAll(clean(s), "\n", "�") }
