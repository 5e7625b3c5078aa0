package casework_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/pinyin"
	"doudi/store"
)

// typed is what is typed key by key.
var typed = []string{"zxl", "wang", "张秀兰", "1234", "000123", "东"}

// BenchmarkSearcher is a search at every key, as a ratio to looking for the same
// text in one blob of the same names and their sounds, and the time of one key.
func BenchmarkSearcher(b *testing.B) {
	path := counted(b, benchHouseholds())
	li := officeOf(path, "li")
	s, err := li.Searcher()
	must(b, err)
	blob := namesAndSounds(b, path)
	var bare, work, slowest time.Duration
	keys := 0
	for b.Loop() {
		for _, text := range typed {
			for i := range text {
				begin := time.Now()
				bytes.Count(blob, []byte("\t"+text[:i+1]))
				scanned := time.Now()
				s.Find(strings.ToValidUTF8(text[:i+1], ""), 50)
				took := time.Since(scanned)
				bare, work, slowest, keys = bare+scanned.Sub(begin), work+took, max(slowest, took), keys+1
			}
		}
	}
	b.ReportMetric(float64(work)/float64(bare), "x-index")
	b.ReportMetric(float64(work.Microseconds())/float64(keys), "us/key")
	b.ReportMetric(float64(slowest.Microseconds()), "us-slowest")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkSearched is reading the directory anew, and bringing it up to date after
// an act on one household, as ratios to a bare scan of the households.
func BenchmarkSearched(b *testing.B) {
	path := counted(b, benchHouseholds())
	li := officeOf(path, "li")
	var bare, anew, after time.Duration
	for b.Loop() {
		bare += scan(b, path)
		begin := time.Now()
		s, err := li.Searcher()
		must(b, err)
		anew += time.Since(begin)
		must(b, li.Store.Act(func(tx *store.Tx) (store.Entry, error) {
			h, err := tx.Household("000001")
			if err != nil {
				return store.Entry{}, err
			}
			changed := *h
			changed.Payee = "武松"
			return store.Entry{Operator: "li", Act: "household.edit", Subject: "000001"}, tx.PutHousehold(h, &changed)
		}))
		begin = time.Now()
		_, err = li.Searched(s)
		must(b, err)
		after += time.Since(begin)
	}
	b.ReportMetric(float64(anew)/float64(bare), "x-scan")
	b.ReportMetric(float64(after)/float64(bare), "x-scan-after-an-act")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkRows is a screenful of a list.
func BenchmarkRows(b *testing.B) {
	li := officeOf(counted(b, benchHouseholds()), "li")
	s, err := li.Searcher()
	must(b, err)
	hits, _, _ := s.Find("", 40)
	var numbers []calc.HouseholdNumber
	for _, h := range hits {
		numbers = append(numbers, h.Number)
	}
	for b.Loop() {
		_, err := li.Rows(numbers)
		must(b, err)
	}
}

// counted is a store with a county's households and decisions.
func counted(b *testing.B, households int) string {
	b.Helper()
	dir := benchCounty(b, households)
	path := founded(b, dir)
	_, err := officeOf(path, "li").Import(tablesOf(b, filepath.Join(dir, "data")), "data")
	must(b, err)
	return path
}

func namesAndSounds(b *testing.B, path string) []byte {
	b.Helper()
	var blob []byte
	must(b, officeOf(path, "li").Store.View(func(tx *store.Tx) error {
		return tx.Households("", func(h *calc.Household) error {
			names := store.Names(h)
			blob = append(blob, "\n"+string(h.Number)+"\t"+strings.Join(names, "\t")...)
			for _, name := range names {
				blob = append(blob, "\t"+strings.Join(pinyin.Spellings(name), "\t")...)
			}
			return nil
		})
	}))
	return blob
}
