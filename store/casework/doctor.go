package casework

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"doudi/store"
)

// Grade is how well a thing of the machine is.
type Grade uint8

// The grades of symptoms.
const (
	Well  Grade = iota // as it should be
	Risky              // works, but may lead to harm: 提醒
	Bad                // must be put right: 有问题
)

// String is the grade's code.
func (g Grade) String() string { return [...]string{"ok", "warn", "bad"}[g] }

// Symptom is one thing looked at: a code of reports/wording with its operands.
type Symptom struct {
	Code  string
	Grade Grade
	Args  []string
}

// Of is a symptom of this grade.
func (g Grade) Of(code string, args ...string) Symptom { return Symptom{code, g, args} }

// Diagnosis is how a store and the place where it lies are: one symptom for each
// thing that was looked at, in the order in which they are read.
type Diagnosis struct {
	Symptoms []Symptom
	// Refusal is why the store could not be opened with the key that was given;
	// nil where it was opened, or no key was given.
	Refusal error
}

func (d *Diagnosis) add(symptoms ...Symptom) { d.Symptoms = append(d.Symptoms, symptoms...) }

// Diagnose looks at a store from outside, which takes no key and waits for
// nobody, and with withKey also opens it. now has the time zone of the office.
// Nothing changes but what opening a store changes: wrong tries are counted, and
// journalled once the right key comes.
func Diagnose(s *store.Store, now time.Time, withKey bool) *Diagnosis {
	d := &Diagnosis{}
	surface, err := s.Surface()
	switch {
	case errors.Is(err, store.ErrMissing):
		d.add(Bad.Of("store.missing", s.Path))
	case surface == nil:
		d.add(Bad.Of("store.unreadable", err.Error()))
	default:
		d.add(storeSymptom(s, surface))
		d.add(fileSymptoms(s, surface)...)
	}
	d.add(mediumSymptoms(s, surface)...)
	if surface != nil {
		d.add(lockSymptom(surface, now))
	}
	copies, unread := s.NotedCopies()
	d.add(clockSymptoms(now, surface, copies)...)
	d.add(copySymptom(s, copies, unread, now))
	if surface == nil || surface.Sealed != nil {
		return d
	}
	if !withKey {
		d.add(anchorSymptom(s, surface, err))
		return d
	}
	d.open(s, surface)
	return d
}

func storeSymptom(s *store.Store, o *store.Surface) Symptom {
	size := strconv.FormatInt(o.Size, 10)
	switch {
	case o.Sealed == nil:
		return Well.Of("store.found", s.Path, size, strconv.Itoa(store.FormatVersion))
	case errors.Is(o.Sealed, store.ErrBusy):
		return Well.Of("store.busy", s.Path, size)
	case errors.Is(o.Sealed, store.ErrDamaged):
		return Bad.Of("store.damaged", s.Path)
	case errors.Is(o.Sealed, store.ErrVersion):
		return Bad.Of("store.newer", s.Path)
	case errors.Is(o.Sealed, store.ErrTrial):
		return Bad.Of("store.trial", s.Path)
	}
	return Bad.Of("store.unreadable", o.Sealed.Error())
}

// fileSymptoms say who may read the file. Where the system does not say who
// owns it, they say nothing.
func fileSymptoms(s *store.Store, o *store.Surface) []Symptom {
	mode := fmt.Sprintf("%04o", o.Mode.Perm())
	switch {
	case o.Owner == "":
		return nil
	case o.Mode.Perm()&0o077 != 0:
		return []Symptom{Risky.Of("file.open", mode, o.Owner, s.Path)}
	case !o.Own:
		return []Symptom{Risky.Of("file.other", mode, o.Owner)}
	}
	return []Symptom{Well.Of("file.own", mode, o.Owner)}
}

// roomBeside is what an act may need beside copies of the store, in bytes.
const roomBeside = 16 << 20

// RoomFor is the free room, in bytes, that work with a store of a size needs.
func RoomFor(size int64) int64 { return roomBeside + 3*size }

// mediumSymptoms are of the file system and its free room: a backup takes as
// much as the store; an import up to twice as much, while the file is laid out anew.
func mediumSymptoms(s *store.Store, o *store.Surface) []Symptom {
	m, err := store.MediumOf(s.Path)
	if err != nil {
		return []Symptom{Risky.Of("medium.unknown", err.Error())}
	}
	need := RoomFor(0)
	if o != nil {
		need = RoomFor(o.Size)
	}
	free, needed := strconv.FormatInt(m.Free, 10), strconv.FormatInt(need, 10)
	room := Well.Of("room.enough", free, needed)
	if m.Free < need {
		room = Bad.Of("room.short", free, needed)
	}
	return []Symptom{kindSymptom(m, s.AnyMedium != ""), room}
}

func kindSymptom(m store.Medium, allowed bool) Symptom {
	switch {
	case m.Refused() != nil && allowed:
		return Risky.Of("medium.allowed", m.Kind)
	case m.Refused() != nil:
		return Bad.Of("medium.refused", m.Kind)
	case m.ReadOnly:
		return Bad.Of("medium.read_only", m.Kind)
	case m.FastCommit:
		return Risky.Of("medium.fast_commit", m.Kind)
	}
	return Well.Of("medium.fine", m.Kind)
}

// longHold is how long an act may well take.
const longHold = 10 * time.Minute

func lockSymptom(o *store.Surface, now time.Time) Symptom {
	switch {
	case o.SideFile != nil:
		return Bad.Of("lock.odd", o.SideFile.Error())
	case o.Holder == nil && o.Held:
		return Risky.Of("lock.nameless")
	case o.Holder == nil:
		return Well.Of("lock.free")
	}
	h := o.Holder
	about := []string{h.Operator, h.Host, strconv.Itoa(h.PID), timeText(h.Since.In(now.Location())), h.Act}
	switch {
	case !o.Held:
		return Risky.Of("lock.left", about...)
	case now.Sub(h.Since) > longHold:
		return Risky.Of("lock.long", about...)
	}
	return Well.Of("lock.held", about...)
}

func timeText(t time.Time) string { return t.Format(time.DateTime) }

// The clock cannot be right before the program was written, nor long after.
const firstYear, lastYear = 2026, 2075

// slack is how far clocks of several machines may lie apart.
const slack = 2 * time.Minute

// officeZone is the offset of China's time from UTC, in seconds.
const officeZone = 8 * 60 * 60

// clockSymptoms compare the clock with the newest time that is known, and its
// zone with China's: days and months begin at local midnight.
func clockSymptoms(now time.Time, o *store.Surface, copies []store.NotedCopy) []Symptom {
	shown := now.Format("2006-01-02 15:04:05 -07:00")
	newest, of := time.Time{}, ""
	known := func(at time.Time, what string) {
		if at.After(newest) {
			newest, of = at, what
		}
	}
	if o != nil {
		known(o.Modified, "store")
		if o.Anchored != nil {
			known(o.Anchored.At, "anchor")
		}
	}
	for _, c := range copies {
		known(c.At, "backup")
	}
	clock := Well.Of("clock.fine", shown)
	switch {
	case now.Year() < firstYear || now.Year() > lastYear:
		clock = Bad.Of("clock.year", shown)
	case newest.Sub(now) > slack:
		clock = Bad.Of("clock.behind", shown, of, timeText(newest.In(now.Location())))
	}
	name, offset := now.Zone()
	if offset != officeZone {
		return []Symptom{clock, Risky.Of("zone.other", name)}
	}
	return []Symptom{clock, Well.Of("zone.office", name)}
}

// copyEvery is how often an office should back up: every week.
const copyEvery = 7 * 24 * time.Hour

func copySymptom(s *store.Store, copies []store.NotedCopy, unread error, now time.Time) Symptom {
	last := s.LastCopy("")
	switch {
	case unread != nil:
		return Risky.Of("backup.unread", unread.Error())
	case len(copies) == 0:
		return Risky.Of("backup.none")
	case last == nil:
		return Risky.Of("backup.gone", copies[len(copies)-1].Path)
	}
	return ageSymptom(last, now)
}

func ageSymptom(last *store.NotedCopy, now time.Time) Symptom {
	age := now.Sub(last.At)
	about := []string{last.Path, timeText(last.At.In(now.Location())), strconv.FormatUint(last.Seq, 10), strconv.Itoa(int(age.Hours() / 24))}
	if age > copyEvery {
		return Risky.Of("backup.old", about...)
	}
	return Well.Of("backup.last", about...)
}

// anchorSymptom says where the store was last anchored, without a key to compare
// them.
func anchorSymptom(s *store.Store, o *store.Surface, unread error) Symptom {
	switch {
	case s.Anchors == "":
		return Risky.Of("anchor.nowhere")
	case unread != nil:
		return Risky.Of("anchor.unread", unread.Error())
	case o.Anchored == nil:
		return Risky.Of("anchor.none", o.Anchor)
	}
	return Well.Of("anchor.last", o.Anchor, strconv.FormatUint(o.Anchored.Seq, 10), timeText(o.Anchored.At.In(s.Now().Location())))
}

// open adds what only the key tells: that it opens the store, where its journal
// stands, and whether the anchor agrees.
func (d *Diagnosis) open(s *store.Store, o *store.Surface) {
	var opened, anchor Symptom
	err := s.Examine(func(tx *store.Tx) error {
		op, err := tx.Operator(s.Credentials.Operator)
		if err != nil {
			return err
		}
		seq, _ := tx.Head()
		opened = Well.Of("key.opens", op.Name, op.RoleNames(), strconv.FormatUint(seq, 10))
		anchor = agreement(s, tx, o)
		return nil
	})
	if err != nil {
		d.Refusal = err
		d.add(Bad.Of("key.refused", s.Credentials.Operator), anchorSymptom(s, o, nil))
		return
	}
	d.add(opened, anchor)
}

// agreement compares the whole anchor with the journal.
func agreement(s *store.Store, tx *store.Tx, o *store.Surface) Symptom {
	acts, err := s.VerifyAnchor(tx)
	var parted *store.Parted
	switch {
	case errors.As(err, &parted) && errors.Is(err, store.ErrOlder):
		return Bad.Of("anchor.older", o.Anchor, strconv.FormatUint(parted.Head, 10), strconv.FormatUint(parted.Seq, 10))
	case errors.As(err, &parted):
		return Bad.Of("anchor.other", o.Anchor, strconv.FormatUint(parted.Seq, 10))
	case err != nil:
		return Bad.Of("anchor.unread", err.Error())
	case acts == 0:
		return anchorSymptom(s, o, nil)
	}
	return Well.Of("anchor.agrees", o.Anchor, strconv.Itoa(acts))
}
