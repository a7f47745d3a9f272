* The benchmark's job in FORM: expand, differentiate, and prove both gradients of an H x H input with a K x K filter.
*
* usage: form -q -d H=28 -d K=5 -d REPEATS=13 conv.frm
*
* All entries of an array are one expression, each tagged with its place: o(i,j) times the output, byf(a,b) times dL/dF.
* Differentiating a product of different symbols by one of them takes that symbol away, so it becomes the tag.
* Prints the processor seconds of all repeats together.
#-
Off Statistics;
CFunctions x, f, g, o, byf, byx;
Symbols i, j, a, b, m, q;
#define LAST "{`K'-1}"
#define OUT "{`H'-`K'}"
#define PROVED "yes"
#do repeat = 1, `REPEATS'
Local output = sum_(i,0,`OUT', sum_(j,0,`OUT', o(i,j) *
    sum_(a,0,`LAST', sum_(b,0,`LAST', x(i+a,j+b)*f(a,b)))));
.sort
Skip output;
Local dF = output;
Local dX = output;
id o(i?,j?) = g(i,j);
if (expression(dF));
    id f(a?,b?) = byf(a,b);
else;
    id x(m?,q?) = byx(m,q);
endif;
.sort
Drop;
* conv(X, dL/dO), and full(rot180 F, dL/dO) over the entries inside dL/dO.
Local filterDifference = dF - sum_(a,0,`LAST', sum_(b,0,`LAST', byf(a,b) *
    sum_(i,0,`OUT', sum_(j,0,`OUT', g(i,j)*x(i+a,j+b)))));
Local inputDifference = dX - sum_(m,0,{`H'-1}, sum_(q,0,{`H'-1}, byx(m,q) *
    sum_(a,max_(0,`LAST'-m),min_(`LAST',`H'-1-m), sum_(b,max_(0,`LAST'-q),min_(`LAST',`H'-1-q),
        g(m+a-`LAST',q+b-`LAST')*f(`LAST'-a,`LAST'-b)))));
.sort
#if ( `ZERO_filterDifference' == 0 ) || ( `ZERO_inputDifference' == 0 )
#redefine PROVED "no"
#endif
Drop;
.sort
#enddo
#write "seconds=`time_' repeats=`REPEATS' proved=`PROVED'"
.end
