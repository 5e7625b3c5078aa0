package county

import (
	"path/filepath"

	"doudi/calc"
	"doudi/calc/records"
)

// countyCode is no county's.
const countyCode = "999901"

// place is a village 村 or a neighbourhood 社区.
type place struct {
	code       calc.RegionCode
	name       string
	town       int // 0 is the county town, 1 the development zone, 2 the township that pays by grades
	settlement calc.Settlement
}

// The townships with ways of their own.
const (
	countyTown = iota
	developmentZone
	gradedTown
)

var townNames = []string{
	"城关镇", "开发区街道", "柳林镇", "石桥镇", "白水镇", "青山乡", "河口镇", "双龙乡", "永安镇", "大坪乡", "清溪镇", "马兰乡", "王庄镇", "三岔乡", "龙泉镇",
	"太平镇", "沙河乡", "红岩镇", "金盆乡", "云台镇", "安乐乡", "新店镇", "平川镇", "桃园乡", "长岭镇", "回龙乡", "高桥镇", "黄土乡", "东流镇", "望江镇",
}

var (
	villageFirst  = []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗东西南北上下前后大小")
	villageSecond = []string{"家沟", "河湾", "家坪", "家庄", "家店", "家岭", "坝塘", "石河", "柳桥", "家寨", "家坳", "泉", "家堡", "槐树", "家营", "杏园", "家坡", "井", "家集", "竹林"}
	streetFirst   = []string{"和平", "建设", "新华", "文昌", "滨河", "迎宾", "朝阳", "光明", "北门", "南关", "东升", "西苑", "幸福", "团结", "胜利", "育才", "长青", "百合", "锦绣", "凤凰", "鼓楼", "书院", "通济", "人民"}
	streetSecond  = []string{"社区", "路社区", "里社区", "苑社区"}
	quarters      = []string{"", "东", "西", "南", "北", "中", "上", "下", "前", "后", "新", "老"}
)

// newPlaces are the villages of all townships, in the order of their codes.
func newPlaces(o Options) []place {
	places := make([]place, 0, o.Townships*o.VillagesPerTownship)
	for t := range o.Townships {
		for v := range o.VillagesPerTownship {
			p := place{code: calc.RegionCode(countyCode + digits(t+1, 3) + digits(v+1, 3)), town: t, settlement: settlementOf(t, v)}
			if p.settlement == calc.Urban {
				p.name = streetName(v + 11*t)
			} else {
				p.name = villageName(v + 101*t)
			}
			places = append(places, p)
		}
	}
	return places
}

// settlementOf: the county town is mostly urban, the development zone half,
// of the other townships the seat alone.
func settlementOf(town, village int) calc.Settlement {
	if town == countyTown && village%5 != 4 || town == developmentZone && village%2 == 0 || village == 0 {
		return calc.Urban
	}
	return calc.Rural
}

// villageName is the n-th name; the names of a township differ, as 37 and the
// number of combinations have no common factor.
func villageName(n int) string {
	all := len(villageFirst) * len(villageSecond)
	i := n * 37 % all
	return quarters[n/all%len(quarters)] + string(villageFirst[i%len(villageFirst)]) + villageSecond[i/len(villageFirst)] + "村"
}

func streetName(n int) string {
	all := len(streetFirst) * len(streetSecond)
	i := n * 37 % all
	return quarters[n/all%len(quarters)] + streetFirst[i%len(streetFirst)] + streetSecond[i/len(streetFirst)]
}

func townName(t int) string {
	return quarters[t/len(townNames)%len(quarters)] + townNames[t%len(townNames)]
}

// writeRegions writes the county's list of regions.
func (c *county) writeRegions() error {
	f := newFile(filepath.Join(c.dir, RegionFile), &records.RegionLayout)
	f.row(countyCode+"000000", c.Name, "")
	for t := range c.Townships {
		f.row(countyCode+digits(t+1, 3)+"000", townName(t), "")
	}
	for _, p := range c.places {
		f.row(string(p.code), p.name, p.settlement.String())
	}
	return f.close()
}
