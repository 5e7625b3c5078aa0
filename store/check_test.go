package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
)

// office is a store with every kind of record in it, and three sealed months.
func office(t testing.TB) *Store {
	t.Helper()
	s := newStore(t)
	countyOf(t, s, 96, func(i int) int { return i % 3 })
	act(t, s, func(tx *Tx) error {
		policy := fullPolicy
		return errors.Join(tx.PutRegion(fullRegion), tx.PutOperator(&fullOperator), tx.AddPolicy(&policy))
	})
	act(t, s, func(tx *Tx) error {
		old, err := tx.Household("7")
		if err != nil {
			return err
		}
		h := *old
		h.Region = village(5, 1)
		return tx.PutHousehold(old, &h)
	})
	for i := range 3 {
		sealed(t, s, opening+calc.Month(i))
	}
	return s
}

// sealed submits and confirms a month, each with its journal entry.
func sealed(t testing.TB, s *Store, m calc.Month) {
	t.Helper()
	told := func(operator, act string, f func(*Tx) error) error {
		return s.Act(func(tx *Tx) (Entry, error) {
			if err := f(tx); err != nil {
				return Entry{}, err
			}
			seal, err := tx.Seal(m)
			return Entry{Operator: operator, Act: act, Subject: m.String(), Reason: seal.Digest().String()}, err
		})
	}
	submitted := told("li", ActSubmit, func(tx *Tx) error { return sealMonth(tx, m) })
	confirmed := told("wang", ActConfirm, func(*Tx) error { return nil })
	if err := errors.Join(submitted, confirmed); err != nil {
		t.Fatal(err)
	}
}

// sealMonth seals a month with a line for every fifth household.
func sealMonth(tx *Tx, m calc.Month) error {
	villages := map[calc.RegionCode][]roster.Entry{}
	err := tx.Cases("", func(h *calc.Household, awards []calc.Award) error {
		if len(awards) == 0 || h.Number[len(h.Number)-1]%5 != 0 {
			return nil
		}
		villages[h.Region] = append(villages[h.Region], roster.Entry{
			AwardKey: awards[0].AwardKey, Region: h.Region, Settlement: h.Settlement, Head: h.Payee, People: 1, Amounts: entitlement.Amounts{Base: 470_00},
			Payee: h.Payee, PayeeID: h.PayeeID, Bank: h.Bank, Account: h.Account, Payment: "1", Standing: entitlement.Determined, Decision: 1, Basis: 1, Settled: true,
		})
		return nil
	})
	for code, entries := range villages {
		err = errors.Join(err, tx.PutEntries(m, code, Pack(entries)))
	}
	seal := roster.Seal{Month: m, County: "清河县", State: roster.Confirmed, Programs: []roster.Total{}, Overrides: []roster.Override{}, Policy: 1, Horizon: tx.Horizon(), SubmittedBy: "li", ConfirmedBy: "wang"}
	seal.Findings = roster.FindingsDigest(fullFindings)
	if last, missing := tx.Seal(m - 1); missing == nil {
		seal.Previous = last.Digest()
	}
	digest, more := tx.EntriesDigest(m)
	seal.Entries = digest
	return errors.Join(err, more, tx.PutFindings(m, fullFindings), tx.PutSeal(&seal))
}

func TestCheckPassesWhatIsWhole(t *testing.T) {
	s := office(t)
	before, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, deep := range []bool{false, true} {
		if err := s.Check(deep); err != nil {
			t.Errorf("deep %v: %v", deep, err)
		}
	}
	if after, _ := os.ReadFile(s.Path); !bytes.Equal(before, after) {
		t.Error("the check has changed the file")
	}
}

// Damage to what belongs together is found, and named.
func TestCheckFindsWhatDoesNotAgree(t *testing.T) {
	s := office(t)
	bucket := func(tx *bbolt.Tx, b bucket) *bbolt.Bucket { return tx.Bucket([]byte(bucketNames[b])) }
	home := village(5, 1)
	for _, tc := range []struct {
		name   string
		damage func(tx *bbolt.Tx) error
		says   string
	}{
		{"token missing", func(tx *bbolt.Tx) error {
			return bucket(tx, indexBucket).Delete(tokenKey(byName, "张三", "7").bytes)
		}, "household 7"},
		{"token of a sound missing", func(tx *bbolt.Tx) error {
			return bucket(tx, indexBucket).Delete(tokenKey(bySound, "zhangsan", "77").bytes)
		}, "household 77"},
		{"all tokens missing", func(tx *bbolt.Tx) error {
			return errors.Join(tx.DeleteBucket([]byte("index")), second(tx.CreateBucket([]byte("index"))))
		}, "cannot be found"},
		{"wrong home", func(tx *bbolt.Tx) error {
			return bucket(tx, homeBucket).Put(homeKey("7").bytes, []byte(village(1, 1)))
		}, "household 7"},
		{"home missing", func(tx *bbolt.Tx) error { return bucket(tx, homeBucket).Delete(homeKey("7").bytes) }, "household 7"},
		{"home without a household", func(tx *bbolt.Tx) error {
			return bucket(tx, homeBucket).Put(homeKey("none").bytes, []byte(home))
		}, "96 households, but 97"},
		{"household missing", func(tx *bbolt.Tx) error {
			return bucket(tx, householdBucket).Delete(householdKey(home, "7").bytes)
		}, ""},
		{"household in another region", func(tx *bbolt.Tx) error {
			b := bucket(tx, householdBucket)
			h, err := decodeHousehold(b.Get(householdKey(home, "7").bytes))
			h.Region = village(1, 1)
			return errors.Join(err, b.Put(householdKey(home, "7").bytes, encodeHousehold(&h)))
		}, "household 7"},
		{"household cut off", func(tx *bbolt.Tx) error { return cutOff(bucket(tx, householdBucket)) }, "household"},
		{"decision cut off", func(tx *bbolt.Tx) error { return cutOff(bucket(tx, decisionBucket)) }, "decision"},
		{"region cut off", func(tx *bbolt.Tx) error { return cutOff(bucket(tx, regionBucket)) }, "region"},
		{"operator cut off", func(tx *bbolt.Tx) error { return cutOff(bucket(tx, operatorBucket)) }, "operator"},
		{"policy cut off", func(tx *bbolt.Tx) error { return cutOff(bucket(tx, policyBucket)) }, "policy"},
		{"journal cut off", func(tx *bbolt.Tx) error { return cutOff(bucket(tx, journalBucket)) }, "journal"},
		{"roster cut off", func(tx *bbolt.Tx) error { return cutOff(bucket(tx, rosterBucket)) }, "roster"},
		{"policy missing", func(tx *bbolt.Tx) error { return bucket(tx, policyBucket).Delete(policyKey(1).bytes) }, ""},
		{"a line taken out", func(tx *bbolt.Tx) error {
			return changeEntries(bucket(tx, rosterBucket), func(es []roster.Entry) []roster.Entry { return es[1:] })
		}, "roster 2026-08"},
		{"a line doubled", func(tx *bbolt.Tx) error {
			return changeEntries(bucket(tx, rosterBucket), func(es []roster.Entry) []roster.Entry { return append(es, es[0]) })
		}, "roster 2026-08"},
		{"another amount", func(tx *bbolt.Tx) error {
			return changeEntries(bucket(tx, rosterBucket), func(es []roster.Entry) []roster.Entry { es[0].Base++; return es })
		}, "roster 2026-08"},
		{"another account", func(tx *bbolt.Tx) error {
			return changeEntries(bucket(tx, rosterBucket), func(es []roster.Entry) []roster.Entry { es[0].Account = "6222"; return es })
		}, "roster 2026-08"},
		{"findings missing", func(tx *bbolt.Tx) error { return bucket(tx, rosterBucket).Delete(findingsKey(opening + 1).bytes) }, "roster 2026-08"},
		{"findings emptied", func(tx *bbolt.Tx) error {
			return bucket(tx, rosterBucket).Put(findingsKey(opening+1).bytes, encodeFindings(nil))
		}, "roster 2026-08"},
		{"seal with another total", func(tx *bbolt.Tx) error {
			return changeSeal(bucket(tx, rosterBucket), opening, func(s *roster.Seal) { s.All.Amount = 1 })
		}, "roster 2026-07"},
		{"seal with other tables", func(tx *bbolt.Tx) error {
			return changeSeal(bucket(tx, rosterBucket), opening+1, func(s *roster.Seal) { s.PolicyDigest[0]++ })
		}, "roster 2026-08"},
		{"seals without their chain", func(tx *bbolt.Tx) error {
			return changeSeal(bucket(tx, rosterBucket), opening+2, func(s *roster.Seal) { s.Previous = roster.Digest{} })
		}, "roster 2026-09"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := editable(t, s)
			edit(t, c, tc.damage)
			if err := c.Check(true); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotFound) || !strings.Contains(fmt.Sprint(err), tc.says) {
				t.Errorf("%v, want it to name %q", err, tc.says)
			}
			if err := c.Backup(c.Path + ".backup"); err == nil {
				t.Error("a backup was made of it")
			}
			if err := c.Check(false); err != nil {
				t.Errorf("the file's structure is whole: %v", err)
			}
		})
	}
}

func second[T any](_ T, err error) error { return err }

// cutOff takes the last byte off the bucket's first record.
func cutOff(b *bbolt.Bucket) error {
	k, v := b.Cursor().First()
	return b.Put(bytes.Clone(k), bytes.Clone(v[:len(v)-1]))
}

func changeEntries(b *bbolt.Bucket, change func([]roster.Entry) []roster.Entry) error {
	k, v := b.Cursor().Seek(entriesKey(opening+1, "").bytes)
	entries, err := readEntries(v)
	return errors.Join(err, b.Put(bytes.Clone(k), encodeEntries(change(entries))))
}

func changeSeal(b *bbolt.Bucket, m calc.Month, change func(*roster.Seal)) error {
	s, err := decodeSeal(b.Get(sealKey(m).bytes))
	if err != nil {
		return err
	}
	change(s)
	return b.Put(sealKey(m).bytes, encodeSeal(s))
}

// Every byte of these may be damaged and is missed by nobody.
func TestCheckFindsFlippedBytes(t *testing.T) {
	s := office(t)
	c := editable(t, s)
	entries := firstKey(t, s, entriesKey(opening+1, ""))
	for _, tc := range []struct {
		key  key
		step int
	}{
		{metaKey("version"), 1},
		{homeKey("7"), 1},
		{journalKey(3), 5},
		{entries, 9},
		{findingsKey(opening + 1), 5},
	} {
		if missed := missedFlips(t, c, bucketNames[tc.key.bucket], tc.key.bytes, tc.step); len(missed) > 0 {
			t.Errorf("%s: flipped unseen: bytes %v", bucketNames[tc.key.bucket], missed)
		}
	}
}

func firstKey(t testing.TB, s *Store, from key) (first key) {
	t.Helper()
	view(t, s, func(tx *Tx) error {
		return stopped(tx.engine.scan(from, key{from.bucket, nil}, func(k key, _ []byte) error {
			first = key{k.bucket, bytes.Clone(k.bytes)}
			return errStop
		}))
	})
	return first
}

// A record that is of another form than its first byte says is found in every
// class.
func TestCheckFindsRecordsThatCannotBeRead(t *testing.T) {
	s := office(t)
	c := editable(t, s)
	for _, k := range classes(t, s) {
		flip := func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte(bucketNames[k.bucket]))
			v := bytes.Clone(b.Get(k.bytes))
			v[0] ^= 0x80
			return b.Put(k.bytes, v)
		}
		edit(t, c, flip)
		if err := c.Check(true); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", bucketNames[k.bucket], err)
		}
		edit(t, c, flip)
	}
	whole(t, c)
}

// classes is one key of every class of record.
func classes(t testing.TB, s *Store) []key {
	t.Helper()
	return []key{
		metaKey("settings"), metaKey("counters"), regionKey(fullRegion.Code), householdKey(village(5, 1), "7"), homeKey("7"),
		firstKey(t, s, decisionsKey(village(5, 1), "7")), policyKey(1), firstKey(t, s, entriesKey(opening, "")),
		findingsKey(opening), sealKey(opening), sealKey(opening + 2), operatorKey(fullOperator.Name), journalKey(1),
	}
}

func TestCheckFindsEveryFlippedByte(t *testing.T) {
	t.Skip("bug: values carry no checksum: a flipped byte that still reads goes by the deep check in settings, regions, households, decisions, policies, operators and the last seal")
	s := office(t)
	c := editable(t, s)
	for _, k := range classes(t, s) {
		if missed := missedFlips(t, c, bucketNames[k.bucket], k.bytes, 3); len(missed) > 0 {
			t.Errorf("%s %q: flipped unseen: bytes %v", bucketNames[k.bucket], k.bytes, missed)
		}
	}
}

// What was taken out or added without its counterpart.
func TestCheckFindsWhatWasTakenOrAdded(t *testing.T) {
	s := office(t)
	for name, damage := range map[string]func(tx *bbolt.Tx) error{
		"token left over": func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("index")).Put(tokenKey(byName, "李四", "7").bytes, []byte{})
		},
		"middle seal taken out": func(tx *bbolt.Tx) error { return tx.Bucket([]byte("roster")).Delete(sealKey(opening + 1).bytes) },
		"last seal taken out":   func(tx *bbolt.Tx) error { return tx.Bucket([]byte("roster")).Delete(sealKey(opening + 2).bytes) },
		"all seals taken out": func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte("roster"))
			return errors.Join(b.Delete(sealKey(opening).bytes), b.Delete(sealKey(opening+1).bytes), b.Delete(sealKey(opening+2).bytes))
		},
		"last month open again": func(tx *bbolt.Tx) error {
			return changeSeal(tx.Bucket([]byte("roster")), opening+2, func(s *roster.Seal) { s.State = roster.Submitted })
		},
		"last month's total": func(tx *bbolt.Tx) error {
			return changeSeal(tx.Bucket([]byte("roster")), opening+2, func(s *roster.Seal) { s.All.Amount = 1 })
		},
		"another who confirmed": func(tx *bbolt.Tx) error {
			return changeSeal(tx.Bucket([]byte("roster")), opening, func(s *roster.Seal) { s.ConfirmedBy = "li" })
		},
	} {
		c := editable(t, s)
		edit(t, c, damage)
		if err := c.Check(true); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCheckFindsEverythingTakenOrChanged(t *testing.T) {
	t.Skip("bug: nothing counts decisions (they could be, by their sequence) or holds the digest of tables and of who moved; a household's key is not compared with its record")
	s := office(t)
	for name, damage := range map[string]func(tx *bbolt.Tx) error{
		"another standard in the tables": func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte("policy"))
			p, err := decodePolicy(b.Get(policyKey(1).bytes))
			p.Tables[0].Rows[1].Cells[1] = "987"
			return errors.Join(err, b.Put(policyKey(1).bytes, encodePolicy(p)))
		},
		"decision taken out": func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte("decision"))
			k, _ := b.Cursor().First()
			return b.Delete(bytes.Clone(k))
		},
		"moved list lost": func(tx *bbolt.Tx) error { return tx.Bucket([]byte("moved")).Delete(movedKey("7").bytes) },
		"household under another number": func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte("household"))
			old := householdKey(village(5, 1), "7").bytes
			value := bytes.Clone(b.Get(old))
			return errors.Join(b.Delete(old), b.Put(householdKey(village(5, 1), "8").bytes, value))
		},
		"household under another region": func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte("household"))
			old := householdKey(village(5, 1), "7").bytes
			value := bytes.Clone(b.Get(old))
			return errors.Join(b.Delete(old), b.Put(householdKey(village(5, 0), "7").bytes, value))
		},
	} {
		c := editable(t, s)
		edit(t, c, damage)
		if err := c.Check(true); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func init() {
	// It flips one bit of the file after the other, by the numbers from the
	// file's neighbour on, and says what came of it.
	deeds["flip bits"] = func(t *testing.T, path string) {
		image, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := dump(t, storeAt(path))
		for i := startAt(path); i < flips; i++ {
			say("try", i)
			r := rand.New(rand.NewPCG(uint64(i), 7))
			at := r.IntN(len(image))
			damaged := slices.Clone(image)
			damaged[at] ^= 1 << r.IntN(8)
			c := storeAt(path + ".flipped")
			if err := os.WriteFile(c.Path, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			switch err := c.Check(true); {
			case err != nil:
				say("found")
			case dump(t, c) == want:
				say("harmless")
			default:
				say("silent", at)
			}
		}
		say("end")
	}
}

const flips = 300

// startAt is where a child goes on after the one before it died.
func startAt(path string) (n int) {
	b, _ := os.ReadFile(path + ".from")
	_, _ = fmt.Sscan(string(b), &n)
	return n
}

// Any bit of the file may be flipped: it is found, or nothing has changed (S6).
func TestCheckFindsEveryFlippedBit(t *testing.T) {
	t.Skip("bug: values carry no checksum, and damage to the pages' own fields ends the process with a fault that Check cannot recover from")
	s := office(t)
	path := filepath.Join(t.TempDir(), "county.db")
	if err := os.WriteFile(path, compacted(t, s), 0o600); err != nil {
		t.Fatal(err)
	}
	tally := map[string]int{}
	for last := ""; last != "end"; {
		p := start(t, "flip bits", path)
		try := 0
		for word := p.hear(); word != ""; word = p.hear() {
			last, _, _ = strings.Cut(word, " ")
			if last == "try" {
				_, _ = fmt.Sscan(word, &last, &try)
				continue
			}
			tally[last]++
		}
		if last != "end" {
			tally["died"]++
			if err := os.WriteFile(path+".from", []byte(fmt.Sprint(try+1)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if tally["silent"]+tally["died"] > 0 {
		t.Errorf("of %d flipped bits: %v", flips, tally)
	}
}
