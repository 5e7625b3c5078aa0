package records_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/cmd/county"
	"doudi/reports/spreadsheet"
)

// BenchmarkRead reads and checks the spreadsheets of a made-up county of
// DOUDI_BENCH households, 10 000 where it is not set. It prints its time as a
// ratio to encoding/csv reading the same bytes in the same run, one file after
// the other and keeping nothing, and the memory that the rows read hold on to.
func BenchmarkRead(b *testing.B) {
	households, err := strconv.Atoi(os.Getenv("DOUDI_BENCH"))
	if err != nil || households <= 0 {
		households = 10_000
	}
	dir := filepath.Join(b.TempDir(), "county")
	if err := county.Write(dir, county.Options{Households: households, Seed: 1}); err != nil {
		b.Fatal(err)
	}
	dir = filepath.Join(dir, county.DataFolder)
	var bare, work time.Duration
	var kept float64
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		bare += readBare(b, dir)
		before := inUse()
		b.StartTimer()
		begin := time.Now()
		im := readFolder(b, dir)
		work += time.Since(begin)
		b.StopTimer()
		kept = float64(inUse() - before)
		runtime.KeepAlive(im)
		b.StartTimer()
	}
	b.ReportMetric(float64(work)/float64(bare), "x-csv")
	b.ReportMetric(kept/float64(households), "kept-B/household")
}

func readFolder(b *testing.B, dir string) *records.Import {
	b.Helper()
	book, err := spreadsheet.Open(dir, spreadsheet.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	defer book.Close()
	im, faults := records.Read(book.Tables(), calc.NewDay(2026, 9, 25))
	if len(faults) > 0 {
		b.Fatal(faults)
	}
	return im
}

func readBare(b *testing.B, dir string) time.Duration {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil {
		b.Fatal(err)
	}
	var took time.Duration
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		begin := time.Now()
		r := csv.NewReader(bytes.NewReader(text))
		r.ReuseRecord = true
		for err == nil {
			_, err = r.Read()
		}
		if err != io.EOF {
			b.Fatal(err)
		}
		took += time.Since(begin)
	}
	return took
}

// inUse is the memory in use after everything let go has been collected.
func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
