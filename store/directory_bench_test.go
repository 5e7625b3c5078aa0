package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unsafe"

	"doudi/calc"
)

// benchDirectory is a directory in memory of DOUDI_BENCH households, 10 000 where
// it is not set, in villages of fifty, of some thousand names.
func benchDirectory() *Directory {
	surnames := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈")
	given := []rune("秀英桂兰玉梅芳丽强军平建国华文明德志永福春生林东海波涛红霞玲珍云凤莲香金龙飞鹏辉勇")
	random := rand.New(rand.NewPCG(1, 2))
	pool := make([]*calc.Household, 4096)
	lines := make([][len(searchKinds)]string, len(pool)) // what stands behind the number
	for i := range pool {
		h := &calc.Household{}
		for range 1 + random.IntN(4) {
			name := string(surnames[random.IntN(len(surnames))]) + string(given[random.IntN(len(given))])
			if random.IntN(3) > 0 {
				name += string(given[random.IntN(len(given))])
			}
			h.Members = append(h.Members, calc.Member{Name: name})
		}
		h.Payee = h.Members[0].Name
		for kind := range searchKinds[:2] {
			lines[i][kind] = string(appendLine(nil, h, searchKinds[kind]))
		}
	}
	d := &Directory{}
	for i := range benchHouseholds() {
		if i%50 == 0 {
			d.villages = append(d.villages, villageLines{code: calc.RegionCode(fmt.Sprintf("%012d", 999901000000+i/50))})
		}
		v := &d.villages[len(d.villages)-1]
		number := fmt.Sprintf("%07d", i)
		names := lines[random.IntN(len(lines))]
		tails := ""
		for range strings.Count(names[0], "\t") + 1 {
			tails += fmt.Sprintf("\t%06d", random.IntN(1_000_000))
		}
		for kind, values := range [...]string{names[0], names[1], tails + "\n"} {
			v.lines[kind] = append(append(v.lines[kind], number...), values...)
		}
	}
	for i := range d.villages {
		for kind, lines := range d.villages[i].lines {
			d.villages[i].know(kind, lines)
		}
	}
	d.sort()
	return d
}

// benchHouseholds is how many households a benchmark has.
func benchHouseholds() int {
	if n, err := strconv.Atoi(os.Getenv("DOUDI_BENCH")); err == nil && n > 0 {
		return n
	}
	return 10_000
}

// BenchmarkDirectory is a search at every key with the directory in memory: the
// median, the 95th of a hundred and the slowest key (P9), and what a household
// takes in memory.
func BenchmarkDirectory(b *testing.B) {
	d := benchDirectory()
	x := d.Search()
	var took []time.Duration
	slowest := ""
	for b.Loop() {
		for _, key := range []string{"z", "zx", "zxl", "w", "wang", "l", "y", "张", "张秀", "王", "李", "1", "12", "1234", "000123"} {
			begun := time.Now()
			find := []func(string, int) ([]calc.HouseholdNumber, int, error){x.ByName, x.BySound}
			if key[0] <= '9' {
				find = append(find, func(text string, most int) ([]calc.HouseholdNumber, int, error) {
					return x.ByNumber(calc.HouseholdNumber(text), most)
				})
			}
			if len(key) >= 4 && key[0] <= '9' {
				find = slices.Insert(find, 0, x.ByTail)
			}
			for _, by := range find {
				if found, _, _ := by(key, 50); len(found) > 0 {
					break
				}
			}
			took = append(took, time.Since(begun))
			if took[len(took)-1] == slices.Max(took) {
				slowest = key
			}
		}
	}
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "ms-median")
	b.ReportMetric(ms(took[len(took)*95/100]), "ms-p95")
	b.ReportMetric(ms(took[len(took)-1]), "ms-slowest")
	size := int(unsafe.Sizeof(villageLines{}))*len(d.villages) + int(unsafe.Sizeof(placed{}))*len(d.order)
	for i := range d.villages {
		for _, lines := range d.villages[i].lines {
			size += len(lines)
		}
	}
	b.ReportMetric(float64(size)/float64(d.Len()), "B/household")
	b.ReportMetric(0, "ns/op")
	b.Logf("slowest: %s", slowest)
}
