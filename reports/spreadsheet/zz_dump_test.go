package spreadsheet
import ("testing";"os")
func TestZZDump(t *testing.T){
 s := office("名册", 2)
 s2 := office("Q'tr & <2>", 60)
 f,_ := os.Create(os.Getenv("OUT")); defer f.Close()
 if err := WriteWorkbook(f, []Sheet{s, s2}); err!=nil {t.Fatal(err)}
}
