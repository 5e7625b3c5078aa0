package store

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"doudi/calc/sidebyside"
)

// errUnchanged ends a writing transaction without keeping it.
var errUnchanged = errors.New("unchanged")

// ErrUnknown says that an act was begun and that the machine could not say
// whether it was kept. It is looked up before the next act, which tells.
var ErrUnknown = errors.New("the result is not known")

// View runs f on the records as they are now. f must not keep the Tx. A store
// that does not agree with the last line of its anchor is not read: the error is
// *Parted. A copy that lies where Backup put it is older by its nature, and is
// read. Whoever acts appends that line before letting go of the lock, so a
// reader finds it behind the store at most, where an act was broken off.
func (s *Store) View(f func(*Tx) error) error {
	return s.Examine(func(tx *Tx) error {
		if err := s.anchored(tx); err != nil && !(errors.Is(err, ErrOlder) && s.isCopy(tx.head.Journal)) {
			return err
		}
		return f(tx)
	})
}

// Examine is View for whoever is to find out what became of the store: it asks
// no anchor.
func (s *Store) Examine(f func(*Tx) error) error {
	return s.unlocked(func() error { return s.view(f) })
}

func (s *Store) view(f func(*Tx) error) error {
	shared, err := s.share()
	if err != nil {
		return err
	}
	defer shared.release()
	return s.read(func(btx *bbolt.Tx) error {
		tx, err := s.begin(btx)
		if err != nil {
			return err
		}
		return f(tx)
	})
}

// read runs f in a reading transaction of the file's own engine.
func (s *Store) read(f func(*bbolt.Tx) error) (err error) {
	defer s.damage(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	db, err := openBolt(s.Path, true, s.Wait)
	if err != nil {
		return err
	}
	defer db.Close()
	return s.named(db.View(func(btx *bbolt.Tx) error {
		defer s.watched().end()
		return damageAside(f(btx))
	}))
}

// Act runs one act in one transaction. f makes the changes and says what was
// done for the journal; an entry without an Act means that nothing was to be
// done, and nothing is written. f may be run again and must not keep the Tx.
//
// The process holds the side lock for the length of the act, so that acts of
// several processes come one after the other in the order in which they asked.
func (s *Store) Act(f func(*Tx) (Entry, error)) error {
	return s.unlocked(func() error { return s.act(f) })
}

func (s *Store) act(f func(*Tx) (Entry, error)) error {
	operation := newOperation()
	lock, err := s.lockResolved(operation)
	if err != nil {
		return err
	}
	defer lock.release() // also where the act panics: nobody is to wait for this process then
	kept, used, err := s.change(operation, f)
	if kept == unsure {
		used.close()
		return errors.Join(fmt.Errorf("%s: %w", s.Path, ErrUnknown), err, lock.leave())
	}
	released := lock.release()
	used.close()
	if kept != wasKept {
		return errors.Join(err, released)
	}
	if used.loose() {
		s.tighten(operation)
	}
	return nil // what is left in the lock then, the next one looks up
}

// share gets the store's lock together with others who read.
func (s *Store) share() (*sideLock, error) {
	shared, err := acquireShared(s.Path, s.Wait)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Path, err)
	}
	return shared, nil
}

// lock gets the store's lock, and tells who left it without a word.
func (s *Store) lock(operation OperationID) (*sideLock, *Holder, error) {
	host, _ := os.Hostname() // an office PC without a name is told by its pid alone
	lock, left, err := acquire(s.Path, s.Wait, Holder{
		Operator: s.Credentials.Operator, Host: host, PID: os.Getpid(), Since: s.Now(), Operation: operation, Act: s.Command,
	})
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", s.Path, err)
	}
	return lock, left, nil
}

// lockResolved gets the lock, and finds out what became of the act of a process
// that left it. Where that cannot be found out, its record stays in the lock.
func (s *Store) lockResolved(operation OperationID) (*sideLock, error) {
	lock, left, err := s.lock(operation)
	if err != nil || left == nil {
		return lock, err
	}
	if err := s.resolve(left); err != nil {
		return nil, errors.Join(err, writeHolder(lock.file, left), lock.leave())
	}
	return lock, nil
}

// outcome is what became of a transaction.
type outcome int

const (
	notKept outcome = iota
	wasKept
	unsure
)

// usedFile is the file that an act has used, to be closed when nobody waits any more.
type usedFile struct {
	*boltFile // nil: none was opened
	footprint
}

func (u usedFile) close() {
	if u.boltFile != nil {
		_ = u.Close() // all is written and nobody is kept out by it
	}
}

// changeAside is change in a file that nobody else knows of yet.
func (s *Store) changeAside(operation OperationID, f func(*Tx) (Entry, error)) (outcome, error) {
	kept, used, err := s.change(operation, f)
	used.close()
	return kept, err
}

// change runs the act and finds out whether it was kept: the engine can report
// an error after a good commit, so the operation is looked up before anything
// is said.
func (s *Store) change(operation OperationID, f func(*Tx) (Entry, error)) (kept outcome, used usedFile, err error) {
	if err := s.settled(s.Path); err != nil {
		return notKept, used, err
	}
	var at head
	committing := false
	used, err = s.write(func(btx *bbolt.Tx) error {
		tx, err := s.begin(btx)
		if err != nil {
			return err
		}
		if err := s.anchored(tx); err != nil {
			return err
		}
		entry, err := f(tx)
		if err != nil {
			return err
		}
		if entry.Act == "" {
			return errUnchanged
		}
		entry.Operation = operation
		if s.AnyMedium != "" {
			entry.Reason = strings.TrimSpace(entry.Reason + " [" + s.AnyMedium + "]")
		}
		if err := tx.finish(entry, s.Now()); err != nil {
			return err
		}
		at, committing = *tx.head, true
		return nil
	})
	switch {
	case errors.Is(err, errUnchanged):
		return notKept, used, nil
	case err != nil && !committing:
		return notKept, used, err
	case err != nil:
		switch entry, lookUpErr := s.lookUpOperation(operation); {
		case lookUpErr != nil:
			return unsure, used, errors.Join(err, lookUpErr)
		case entry == nil:
			return notKept, used, err
		}
	}
	s.anchor(&at)
	return wasKept, used, nil
}

// write runs f in a writing transaction of the file's own engine. Others may open the
// file when it has ended; it is to be closed all the same.
func (s *Store) write(f func(*bbolt.Tx) error) (used usedFile, err error) {
	defer s.damage(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	db, err := openBolt(s.Path, false, s.Wait)
	if err != nil {
		return used, err
	}
	ended := false
	defer func() {
		if !ended { // the act panics: the file must not stay locked
			_ = db.Close()
		}
	}()
	w := s.watched()
	defer w.end()
	err = s.named(db.Update(func(btx *bbolt.Tx) error {
		defer w.writing()
		return damageAside(f(btx))
	}))
	ended = true
	return usedFile{db, footprintIn(db.DB)}, errors.Join(err, db.letGo())
}

// lookUpOperation is the journal's entry of an operation; nil where it has none.
func (s *Store) lookUpOperation(id OperationID) (found *Entry, err error) {
	err = s.read(func(btx *bbolt.Tx) error {
		tx, err := s.begin(btx)
		if err != nil {
			return err
		}
		found, err = tx.operation(id)
		return err
	})
	return found, err
}

// resolve finds out what became of the act of a process that left the lock
// without a word, and tells it.
func (s *Store) resolve(left *Holder) error {
	entry, err := s.lookUpOperation(left.Operation)
	switch {
	case err != nil:
		return err
	case entry == nil:
		s.tell("operation.not_done", left.Operator, left.Host, strconv.Itoa(left.PID), left.Since.Format(time.DateTime))
	default:
		s.tell("operation.done", left.Operator, left.Host, strconv.Itoa(left.PID), left.Since.Format(time.DateTime), entry.Act, entry.Subject)
	}
	return nil
}

// tell passes on a remark: a thing to be said, for which nothing is refused.
func (s *Store) tell(code string, args ...string) {
	if s.Tell != nil {
		s.Tell(code, args...)
	}
}

// begin opens the store's records within a transaction.
func (s *Store) begin(btx *bbolt.Tx) (*Tx, error) {
	raw, id, err := beginRaw(btx)
	if err != nil {
		return nil, err
	}
	keys, err := s.keysIn(raw, id)
	if err != nil {
		return nil, err
	}
	if id != keys.id {
		return nil, damaged("store.other")
	}
	return newTx(raw, keys)
}

// beginRaw checks what stands plain: the version and the store's id.
func beginRaw(btx *bbolt.Tx) (engine, storeID, error) {
	var id storeID
	if err := walkNames(btx); err != nil {
		return nil, id, err
	}
	meta := btx.Bucket([]byte(bucketNames[metaBucket]))
	if meta == nil {
		return nil, id, ErrDamaged
	}
	switch version := meta.Get(metaKey("version").bytes); {
	case len(version) != 1:
		return nil, id, ErrDamaged
	case version[0] > FormatVersion:
		return nil, id, ErrVersion // before its other buckets are missed
	case version[0] < FormatVersion:
		return nil, id, ErrTrial
	}
	plain := meta.Get(metaKey("id").bytes)
	if len(plain) != len(id) {
		return nil, id, ErrDamaged
	}
	copy(id[:], plain)
	raw, err := newBoltEngine(btx)
	return raw, id, err
}

// named puts the file's name before a failure of the store as a whole.
func (s *Store) named(err error) error {
	for _, failure := range []error{ErrDamaged, ErrVersion, ErrTrial, ErrOlder, ErrOther} {
		if errors.Is(err, failure) {
			return fmt.Errorf("%s: %w", s.Path, err)
		}
	}
	return err
}

// damage makes an error of what the engine does on reading a damaged file: it
// panics, or touches memory that the file no longer fills. Faults of our own
// code go on.
func (s *Store) damage(err *error) {
	fault := recover()
	if fault == nil {
		return
	}
	var callers [64]uintptr
	if !fromEngine(fault, callers[:runtime.Callers(1, callers[:])]) {
		panic(fault)
	}
	*err = s.named(damaged("pages.unfollowed"))
}

// damageAside is damage of what panicked in a goroutine beside the transaction.
func damageAside(err error) error {
	var fault *sidebyside.Panic
	if errors.As(err, &fault) && fromEngine(fault.Value, fault.Callers) {
		return damaged("pages.unfollowed")
	}
	return err
}

// fromEngine says whether a panic under way began in the engine, in memory that
// could not be read, or where a value is opened that the engine says is longer
// than it can be.
func fromEngine(fault any, callers []uintptr) bool {
	if _, memory := fault.(interface{ Addr() uintptr }); memory {
		return true
	}
	frames := runtime.CallersFrames(callers)
	panicked := false
	for {
		frame, more := frames.Next()
		switch {
		case strings.HasPrefix(frame.Function, "runtime."):
			panicked = panicked || strings.HasPrefix(frame.Function, "runtime.gopanic") || frame.Function == "runtime.sigpanic"
		case panicked:
			return strings.HasPrefix(frame.Function, "go.etcd.io/bbolt") || strings.HasPrefix(frame.Function, "crypto/cipher.")
		}
		if !more {
			return false
		}
	}
}
