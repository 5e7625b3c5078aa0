package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/roster"
)

// form is one record kind: how its values are made up, written and read.
type form struct {
	name   string
	draw   func(*rapid.T) any
	full   any // a value with something in every field
	encode func(any) ([]byte, error)
	decode func([]byte) (any, error)
	lacks  string // path of what only a later version of the record says
}

// formOf makes a form of a record kind's own functions.
func formOf[T any](name string, full T, draw func(*rapid.T) T, encode func(*T) []byte, decode func([]byte) (T, error)) form {
	return form{
		name: name, full: full,
		draw:   func(t *rapid.T) any { return draw(t) },
		encode: func(v any) ([]byte, error) { x := v.(T); return encode(&x), nil },
		decode: func(b []byte) (any, error) { return decode(b) },
	}
}

// pointed is for decoders that give a pointer.
func pointed[T any](decode func([]byte) (*T, error)) func([]byte) (T, error) {
	return func(b []byte) (T, error) {
		v, err := decode(b)
		return *v, err
	}
}

func listed[T any](encode func([]T) []byte) func(*[]T) []byte {
	return func(l *[]T) []byte { return encode(*l) }
}

// forms are all record kinds of the store.
var forms = []form{
	formOf("settings", fullSettings, drawSettings, encodeSettings, pointed(decodeSettings)),
	formOf("head", fullHead, drawHead, encodeHead, pointed(decodeHead)),
	formOf("journal", fullEntry, drawEntry, encodeJournal, pointed(decodeJournal)),
	formOf("policy", fullPolicy, drawPolicy, encodePolicy, pointed(decodePolicy)),
	formOf("region", fullRegion, drawRegion, encodeRegion, decodeRegion),
	formOf("household", fullHousehold, drawHousehold, encodeHousehold, decodeHousehold),
	formOf("home", home{fullHousehold.Region, &fullKept.Change}, drawHome, encodeHome, decodeHome),
	formOf("history", fullKept, drawKept, encodeKept, pointed(decodeKept)),
	formOf("request", fullRequest, drawRequest, encodeRequest, decodeRequest),
	formOf("fact", fullFact, drawFact, encodeFact, decodeFact),
	formOf("entries", fullEntries, drawEntries, listed(encodeEntries), readEntries),
	formOf("findings", fullFindings, drawFindings, listed(encodeFindings), decodeFindings),
	formOf("seal", fullSeal, drawSeal, encodeSeal, pointed(decodeSeal)),
	formOf("application", fullApplication, drawApplication, encodeApplication, pointed(decodeApplication)).without(".Recorded[0].Signature."),
	formOf("application2", fullSignedApplication, drawSignedApplication, encodeApplication, pointed(decodeApplication)),
	formOf("renumberings", fullRenumberings, drawRenumberings, listed(encodeRenumberings), decodeRenumberings),
	formOf("calendar", fullCalendar, drawCalendar, listed(encodeCalendar), decodeCalendar),
	decisionForm("decision", fullFiled).without(".Decision.Warrant.Application."),
	decisionForm("decision2", fullFollowing),
	{
		"pending", func(t *rapid.T) any { return drawPending(t) }, fullPending,
		func(v any) ([]byte, error) { p := v.(Pending); return encodePending(&p) },
		func(b []byte) (any, error) {
			p, err := decodePending(b)
			return *p, err
		},
		".Decision.Warrant.Application.",
	},
}

// without is a form whose version has not what stands at a path.
func (f form) without(path string) form {
	f.lacks = path
	return f
}

func decisionForm(name string, full filed) form {
	return form{
		name, func(t *rapid.T) any { return drawFiled(t) }, full,
		func(v any) ([]byte, error) { f := v.(filed); return encodeDecision(f.Award, &f.Decision) },
		func(b []byte) (any, error) {
			a, d, err := decodeDecision(filedUnder, b)
			return filed{a, d}, err
		},
		"",
	}
}

// readEntries keeps the entries that decodeEntries lends.
func readEntries(b []byte) ([]roster.Entry, error) {
	var kept []roster.Entry
	err := decodeEntries(b, func(e *roster.Entry) error {
		c := *e
		c.Arrears = append([]roster.Correction(nil), e.Arrears...)
		c.Recovery = append([]roster.Correction(nil), e.Recovery...)
		c.Causes = append([]roster.Cause(nil), e.Causes...)
		kept = append(kept, c)
		return nil
	})
	return kept, err
}

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, rapid.MakeCheck(func(t *rapid.T) {
			v := f.draw(t)
			b, err := f.encode(v)
			if err != nil {
				t.Fatal(err)
			}
			back, err := f.decode(b)
			if err != nil {
				t.Fatal(err)
			}
			if !same(v, back) {
				t.Fatalf("wrote %+v\nread %+v", v, back)
			}
			again, err := f.encode(back)
			if err != nil || !bytes.Equal(b, again) {
				t.Fatalf("the same record gave other bytes: %x, then %x, %v", b, again, err)
			}
		}))
	}
}

// What was read in a transaction is the reader's own when it has ended.
func TestRecordsOutliveTheirTransaction(t *testing.T) {
	s := newStore(t)
	h := fullHousehold
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, &h) })
	var read *calc.Household
	view(t, s, func(tx *Tx) (err error) {
		read, err = tx.Household(h.Number)
		return err
	})
	act(t, s, func(tx *Tx) error {
		other := family(string(h.Number), h.Region, "李四", 77)
		return tx.PutHousehold(&h, other)
	})
	if !same(*read, h) {
		t.Errorf("read %+v, now %+v", h, *read)
	}
}

func TestFullSamplesLeaveNoFieldOut(t *testing.T) {
	for _, f := range forms {
		if path := unset(reflect.ValueOf(f.full)); path != f.lacks {
			t.Errorf("%s: the sample has nothing in %s", f.name, path)
		}
	}
}

func TestCutOffRecordsAreDamage(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, rapid.MakeCheck(func(t *rapid.T) {
			b, err := f.encode(f.draw(t))
			if err != nil {
				t.Fatal(err)
			}
			for n := range b {
				if _, err := f.decode(b[:n]); !errors.Is(err, ErrDamaged) {
					t.Fatalf("%d of %d bytes were read: %v", n, len(b), err)
				}
			}
		}))
	}
}

func TestRecordsWithMoreBehindAreDamage(t *testing.T) {
	for _, f := range forms {
		b, _ := f.encode(f.full)
		for extra := range 256 {
			if _, err := f.decode(append(bytes.Clone(b), byte(extra))); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: a byte %02x behind the end: %v", f.name, extra, err)
			}
		}
	}
}

func TestOtherRecordVersionsAreDamage(t *testing.T) {
	for _, f := range forms {
		b, _ := f.encode(f.full)
		own := int(b[0])
		for version := range 256 {
			if b[0] = byte(version); version == own {
				continue
			}
			if _, err := f.decode(b); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: version %d: %v", f.name, version, err)
			}
		}
	}
}

// Whatever one byte becomes, a decoder neither panics nor says anything but
// that the record is damaged.
func TestAnyByteMayBeDamaged(t *testing.T) {
	for _, f := range forms {
		b, _ := f.encode(f.full)
		for i := range b {
			for v := range 256 {
				c := bytes.Clone(b)
				c[i] = byte(v)
				if _, err := f.decode(c); err != nil && !errors.Is(err, ErrDamaged) {
					t.Fatalf("%s: byte %d as %02x: %v", f.name, i, v, err)
				}
			}
		}
	}
}

// A length that damage has made huge must not be believed.
func TestDamageCannotAskForMemory(t *testing.T) {
	const zeros = 1 << 14
	claims := [][]byte{
		binary.AppendUvarint(nil, zeros-64), binary.AppendUvarint(nil, 1<<30), binary.AppendUvarint(nil, 1<<62),
		bytes.Repeat([]byte{0xff}, 12), binary.AppendUvarint(nil, 1<<63),
	}
	for _, f := range forms {
		b, _ := f.encode(f.full)
		for i := 1; i <= len(b); i++ {
			for _, claim := range claims {
				c := append(append(bytes.Clone(b[:i]), claim...), make([]byte, zeros)...)
				before := allocated()
				_, _ = f.decode(c)
				if used := allocated() - before; used > 512*uint64(len(c)) {
					t.Fatalf("%s: %d bytes of damage took %d bytes of memory", f.name, len(c), used)
				}
			}
		}
	}
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func TestUnknownKindsAreDamage(t *testing.T) {
	refused := func(name string, f form, change func(v any) any) {
		t.Helper()
		v := change(deepCopy(f.full))
		b, err := f.encode(v)
		if err != nil {
			t.Fatal(name, err)
		}
		if _, err := f.decode(b); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, f := range forms {
		for _, path := range kindsIn(reflect.ValueOf(f.full), nil) {
			for _, beyond := range []uint8{path.count, 100, 255} {
				refused(fmt.Sprintf("%s%s = %d", f.name, path, beyond), f, func(v any) any { return path.set(v, beyond) })
			}
		}
	}
}

// The walk above must have found every coded field.
func TestUnknownKindsWalkFindsThem(t *testing.T) {
	want := map[string]int{"region": 1, "household": 11, "fact": 1, "decision": 11, "decision2": 11, "pending": 11, "entries": 2, "seal": 1, "application": 4, "application2": 4}
	for _, f := range forms {
		if got := len(kindsIn(reflect.ValueOf(f.full), nil)); got != want[f.name] {
			t.Errorf("%s: %d coded fields, want %d", f.name, got, want[f.name])
		}
	}
}

func TestFlagsAreYesOrNo(t *testing.T) {
	for v := range 256 {
		d := newDecoder([]byte{recordVersion, byte(v)})
		got := d.flag()
		if err := d.done("flag"); errors.Is(err, ErrDamaged) != (v > 1) || got != (v == 1) {
			t.Fatalf("%02x was read as %v, %v", v, got, err)
		}
	}
}

func TestNumbersHaveOneForm(t *testing.T) {
	r := calc.Region{Code: "1", Name: "", Settlement: calc.Rural}
	b := encodeRegion(&r)
	for _, long := range [][]byte{
		append([]byte{b[0], 0x81, 0x00}, b[2:]...),
		append([]byte{b[0], 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7e}, b[2:]...),
	} {
		if got, err := decodeRegion(long); !errors.Is(err, ErrDamaged) {
			t.Errorf("%x was read as %+v, %v", long, got, err)
		}
	}
}

func TestMonthsAndDaysFitTheirField(t *testing.T) {
	b := newEncoder()
	b.text("清河县")
	b.int(int64(opening) + 1<<32)
	b.text("")
	if s, err := decodeSettings(b.b); !errors.Is(err, ErrDamaged) {
		t.Errorf("the opening month was read as %v, %v", s.Opening, err)
	}
}

func TestAmountsTooLargeAreRefused(t *testing.T) {
	d := *determination(opening)
	d.Facts.Income.PerCapita = calc.Whole(1 << 62).Mul(calc.Whole(1 << 62))
	if b, err := encodeDecision(fullFiled.Award, &d); err == nil {
		t.Errorf("an amount beyond 64 bits was written: %x", b)
	}
}

func TestTimesKeepTheirInstant(t *testing.T) {
	for _, at := range []time.Time{{}, noon, noon.In(time.FixedZone("北京", 8*3600)), time.Unix(1<<40, 0)} {
		back, err := decodeJournal(encodeJournal(&Entry{At: at}))
		if err != nil || !back.At.Equal(at) || back.At.Location() != time.UTC {
			t.Errorf("%v came back as %v, %v", at, back.At, err)
		}
	}
}

// TestEntriesOfOneHousehold: they are those that a walk along all finds, and what
// is cut short is noticed where it is read.
func TestEntriesOfOneHousehold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var entries []roster.Entry
		for _, n := range rapid.SliceOfNDistinct(rapid.SampledFrom([]calc.HouseholdNumber{"1", "2", "10", "户1", ""}), 1, 4, rapid.ID).Draw(t, "households") {
			for _, e := range drawEntries(t) {
				e.Household = n
				entries = append(entries, e)
			}
		}
		packed := Pack(entries)
		for _, n := range []calc.HouseholdNumber{"1", "2", "10", "户1", "", "none"} {
			var want, got []string
			for i := range entries {
				if entries[i].Household == n {
					want = append(want, string(entries[i].AppendCanonical(nil)))
				}
			}
			take := func(e *roster.Entry) error { got = append(got, string(e.AppendCanonical(nil))); return nil }
			if err := packed.Of(n, take); err != nil || !slices.Equal(got, want) {
				t.Errorf("of %q: %q, %v; want %q", n, got, err, want)
			}
			if len(want) == 0 && len(packed) > 2 {
				if err := packed[:rapid.IntRange(0, len(packed)-1).Draw(t, "cut")].Of(n, take); !errors.Is(err, ErrDamaged) {
					t.Errorf("cut short: %v", err)
				}
			}
		}
	})
}
