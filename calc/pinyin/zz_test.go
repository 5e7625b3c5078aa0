package pinyin
import ("testing";"fmt")
func TestZZ(t *testing.T){ for _,n:=range []string{"张秀兰","李明","吕绿","略","女","单田","曾","王曾","尉迟恭","单于","阿卜杜·热合曼","J. 王","张〡Ａ","𠮷田","〇","·","那英","万俟卨","乐乐","长孙无忌","单·巴特"}{ fmt.Println(n,Of(n),Initials(n)) } 
 sur:="王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
 giv:="秀英兰桂芳华玉珍梅红明国强建军文平志伟东海春燕小丽娟霞敏静勇杰涛超辉刚峰鹏飞淑凤云生林成才德福贵荣光金根水土木火长永世学正新民大中山川石清和安康乐宝财旺发祥瑞佳欣怡子涵浩然宇轩思雨晨曦梓萱"
 S:=[]rune(sur);G:=[]rune(giv); sum,sumi,n,full:=0,0,0,0
 for i:=range S{for j:=range G{for k:=0;k<len(G);k+=7{ nm:=string([]rune{S[i],G[j],G[k]}); o:=Of(nm); sum+=len(o); sumi+=len(Initials(nm)); n++; if len(o)==8{full++}}}}
 fmt.Println(n, float64(sum)/float64(n), float64(sumi)/float64(n), full)
}
func BenchmarkZ(b *testing.B){ for _,n:=range []string{"张秀兰","李明","王建国","曾乐平","阿卜杜热合曼"}{ b.Run(n,func(b *testing.B){b.ReportAllocs(); for b.Loop(){Of(n)}}) } }
