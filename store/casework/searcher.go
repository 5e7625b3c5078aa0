package casework

import (
	"slices"
	"strings"

	"doudi/calc"
	"doudi/store"
)

// Searcher is a search as far as an operator reaches, in memory 检索: for results
// at every key, without the store. It is as it was when it was read (Searched
// brings it up to date), does not change, and may be used by several goroutines.
type Searcher struct {
	reach     *reach
	at        uint64           // sequence of the last act that had changed a record
	directory *store.Directory // nil for who sees payees alone: the store is asked then
	regions   []calc.Region
	today     calc.Day
}

// Hit is a household that a search has found, as the search directory has it.
type Hit struct {
	Number  calc.HouseholdNumber
	Village calc.RegionCode
	Name    string // the first of the household's names: of its first member, else of its payee
	Match   string // the name or the village that matched, or the tail of the number; "" where the household's number did
}

// Searcher reads the search directory of the operator's reach. Admins have no
// case files: refused as Find is. It is not noted in the journal: it shows names
// and tails of numbers, as a list does.
func (o *Office) Searcher() (*Searcher, error) { return o.Searched(nil) }

// Searched is a searcher brought up to date: the same one where no record has
// changed since, and else one that takes over from it the villages that have not.
// s may be nil.
func (o *Office) Searched(s *Searcher) (now *Searcher, err error) {
	err = o.look(viewing{}, func(tx *store.Tx, r *reach) (string, error) {
		if now = s; s != nil && s.at == tx.Changed() && s.today == o.Today && *s.reach == *r {
			return "", nil
		}
		now = &Searcher{reach: r, at: tx.Changed(), today: o.Today}
		err := tx.Regions(func(r calc.Region) error {
			now.regions = append(now.regions, r)
			return nil
		})
		if err != nil || r.payments {
			return "", err
		}
		var old *store.Directory
		if s != nil && s.directory != nil && s.directory.Within() == string(r.township) {
			old = s.directory
		}
		now.directory, err = tx.Directory(string(r.township), old)
		return "", err
	})
	if err != nil {
		return nil, err
	}
	return now, nil
}

// Len is the number of households that are searched; 0 for who sees payees alone.
func (s *Searcher) Len() int {
	if s.directory == nil {
		return 0
	}
	return s.directory.Len()
}

// Find is what Office.Find finds, of as many as are wanted, and how many there are
// in all; no text gives the first households by number. sure is false where the
// directory does not answer alone, and then nothing is found: for a whole identity
// number, for more than six characters of the end of one or of an account, and for
// who sees payees alone. Seek asks the store then.
func (s *Searcher) Find(text string, most int) (hits []Hit, total int, sure bool) {
	if s.directory == nil {
		return nil, 0, false
	}
	x := s.finder(text, most)
	if x.text == "" {
		numbers, total, _ := x.search.ByNumber("", most) // memory does not fail
		return s.hits(x, matched{numberMatch, numbers, total}), total, true
	}
	if x.needsRecords() && !x.search.Whole(calc.HouseholdNumber(x.text)) {
		return nil, 0, false
	}
	m, _ := x.find()
	return s.hits(x, m), m.total, true
}

func (s *Searcher) finder(text string, most int) *finder {
	regions := func(f func(calc.Region) error) error {
		for _, r := range s.regions {
			if err := f(r); err != nil {
				return err
			}
		}
		return nil
	}
	return &finder{s.reach, nil, s.directory.Search(), regions, strings.TrimSpace(text), s.today, max(0, most)}
}

func (s *Searcher) hits(x *finder, m matched) []Hit {
	hits := make([]Hit, 0, len(m.numbers))
	for _, n := range m.numbers {
		village, _ := s.directory.Home(n) // it was found there
		names := s.directory.Names(n)
		h := Hit{Number: n, Village: village, Match: x.matching(m.by, names)}
		if len(names) > 0 {
			h.Name = names[0]
		}
		if m.by == villageMatch {
			h.Match = x.placed(s.Place(village))
		}
		hits = append(hits, h)
	}
	return hits
}

// Place is the names of a hit's township and village; "" for one that the county's
// list of regions does not have.
func (s *Searcher) Place(code calc.RegionCode) (township, village string) {
	return s.regionName(code.Township().Full()), s.regionName(code)
}

func (s *Searcher) regionName(code calc.RegionCode) string {
	at, found := slices.BinarySearchFunc(s.regions, code, func(r calc.Region, code calc.RegionCode) int { return strings.Compare(string(r.Code), string(code)) })
	if !found {
		return ""
	}
	return s.regions[at].Name
}

// placed is the name that a village was found by: its own, or its township's.
func (x *finder) placed(township, village string) string {
	if strings.Contains(village, x.text) {
		return village
	}
	return township
}

// matching is what of a household matched: one of its names, the one that is the
// text before those that only begin so, or the tail of a number.
func (x *finder) matching(by match, names []string) string {
	var fits func(name string) bool
	switch by {
	case idMatch, tailMatch:
		return calc.Tail(x.tail())
	case nameMatch:
		fits = func(name string) bool { return strings.HasPrefix(name, x.name()) }
		if slices.Contains(names, x.name()) {
			return x.name()
		}
	case soundMatch:
		fits = func(name string) bool { return sounds(name, x.sound()) }
	default:
		return ""
	}
	if i := slices.IndexFunc(names, fits); i >= 0 {
		return names[i]
	}
	return ""
}

// Seek is Searcher.Find, with the store asked where the searcher is not sure. Who
// sees payees alone finds by the payee alone, and nothing without a text. It is
// not noted in the journal, as Searcher is not.
func (o *Office) Seek(s *Searcher, text string, most int) (hits []Hit, total int, err error) {
	hits, total, sure := s.Find(text, most)
	if sure {
		return hits, total, nil
	}
	err = o.look(viewing{}, func(tx *store.Tx, r *reach) (string, error) {
		x := r.finder(tx, strings.TrimSpace(text), o.Today)
		m, err := x.find()
		if err != nil {
			return "", err
		}
		hits, total = nil, m.total
		for _, n := range m.numbers[:min(max(0, most), len(m.numbers))] {
			h, err := tx.Household(n)
			if err != nil {
				return "", err
			}
			names := store.Names(h)
			if r.payments {
				payee, _ := h.PaidTo()
				names = []string{payee}
			}
			hit := Hit{Number: n, Village: h.Region, Match: x.matching(m.by, names)}
			if len(names) > 0 {
				hit.Name = names[0]
			}
			if m.by == villageMatch {
				hit.Match = x.placed(regionName(tx, h.Region.Township().Full()), regionName(tx, h.Region))
			}
			hits = append(hits, hit)
		}
		return "", nil
	})
	return hits, total, err
}
