(* Which entries of a convolution layer meet.

   Windows slide over an image. The window at i reads, with its tap a, the image at s·i + d·a − p. A layer has two arrays of channels, one over
   the positions of the image (extents H) and one over the windows (extents H'); a filter (extents K) joins them. A convolution computes the
   windows from the image, a transposed convolution the image from the windows, so this file serves both.

   Channels lie in groups. With Ci channels of the image and Cw channels of the windows in each, the window channel o belongs to the group
   ⌊o/Cw⌋ and reads the image channels ⌊o/Cw⌋·Ci + c, 0 ≤ c < Ci; its filter has the entries F[o,c,a]. *)

From mathcomp Require Import all_ssreflect all_algebra.
From ConvSymbolic Require Import Arrays.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Record geometry r := Geometry {
  image : vec r;            (* H *)
  windows : vec r;          (* H' *)
  kernel : vec r;           (* K *)
  stride : vec r;           (* s *)
  dilation : vec r;         (* d *)
  padding : vec r;          (* p, before the data; below 0 it crops *)
  batch : nat;              (* N *)
  groups : nat;
  image_channels : nat;     (* Ci, of one group *)
  window_channels : nat;    (* Cw, of one group *)
  flipped : bool            (* whether the filter is read from its end: true convolution *)
}.

(* Where an entry of an array is: image of the batch, channel, position; for a filter window channel, image channel in the group, tap. *)
Notation site r := (nat * nat * vec r)%type.

(* All entries of an array of N × C planes of extents E. *)
Definition sites r (N C : nat) (E : vec r) : seq (site r) :=
  [seq (nc, u) | nc <- [seq (n, c) | n <- iota 0 N, c <- iota 0 C], u <- box E].

Lemma mem_sites r N C (E : vec r) n c u :
  ((n, c, u) \in sites N C E) = [&& (n < N)%N, (c < C)%N & u \in box E].
Proof.
apply/allpairsP/and3P => [[[nc u'] /= [/allpairsP[[n' c'] /= []]]]|[nN cC uE]].
  by rewrite !mem_iota => nN cC -> uE [-> -> ->].
exists ((n, c), u); split=> //=; apply/allpairsP; exists (n, c).
by rewrite !mem_iota.
Qed.

Lemma sites_uniq r N C (E : vec r) : uniq (sites N C E).
Proof.
apply: allpairs_uniq; rewrite ?box_uniq //; last by move=> [? ?] [? ?].
by apply: allpairs_uniq; rewrite ?iota_uniq // => [[? ?] [? ?]].
Qed.

(* A sum over the pairs of a relation, taken over indices j that name each pair once. *)
Lemma reindex_pairs (R : comRingType) (S T J : eqType) (VS : seq S) (VT : seq T) (VJ : seq J)
    (rel : S -> T -> bool) (good : pred J) (fs : J -> S) (ft : J -> T) (back : S -> T -> J) (h : S -> T -> R) :
  uniq VS -> uniq VT -> uniq VJ ->
  (forall j, j \in VJ -> good j -> [/\ fs j \in VS, ft j \in VT, rel (fs j) (ft j) & back (fs j) (ft j) = j]) ->
  (forall v w, v \in VS -> w \in VT -> rel v w ->
     [/\ back v w \in VJ, good (back v w), fs (back v w) = v & ft (back v w) = w]) ->
  \sum_(v <- VS) \sum_(w <- VT | rel v w) h v w = \sum_(j <- VJ | good j) h (fs j) (ft j).
Proof.
move=> S_uniq T_uniq J_uniq there back_again.
transitivity (\sum_(p <- [seq (v, w) | v <- VS, w <- VT] | rel p.1 p.2) h p.1 p.2).
  by rewrite [RHS]big_mkcond big_allpairs; apply: eq_bigr => v _; rewrite [LHS]big_mkcond.
rewrite -big_filter -[RHS]big_filter -[RHS](big_map (fun j => (fs j, ft j)) predT (fun p => h p.1 p.2)).
apply: perm_big; apply: uniq_perm.
- by rewrite filter_uniq // allpairs_uniq // => [[? ?] [? ?]].
- rewrite map_inj_in_uniq ?filter_uniq // => j j'; rewrite !mem_filter => /andP[gj jJ] /andP[gj' j'J] [e e'].
  by have [_ _ _ <-] := there _ jJ gj; have [_ _ _ <-] := there _ j'J gj'; rewrite e e'.
move=> [v w]; rewrite mem_filter; apply/andP/mapP => /= [[vw /allpairsP[[v' w'] /= [v_in w_in [e e']]]]|[j]].
  subst v' w'; have [b_in b_good e e'] := back_again _ _ v_in w_in vw.
  by exists (back v w); rewrite ?mem_filter ?b_good ?e ?e'.
rewrite mem_filter => /andP[gj jJ] [-> ->]; have [s_in t_in st _] := there _ jJ gj.
by split=> //; apply/allpairsP; exists (fs j, ft j).
Qed.

Section Meeting.
Variables (r : nat) (geo : geometry r).
Notation H := (image geo).
Notation H' := (windows geo).
Notation K := (kernel geo).
Notation s := (stride geo).
Notation d := (dilation geo).
Notation p := (padding geo).
Notation N := (batch geo).
Notation g := (groups geo).
Notation Ci := (image_channels geo).
Notation Cw := (window_channels geo).

(* The filter entry that tap a uses, and the other way round; what window i reads with tap a; the image channel that is channel c of the
   group of window channel o; the window channel that is number o in the group of image channel c. *)
Definition turn (a : vec r) : vec r := if flipped geo then reverse K a else a.
Definition reach (i a : vec r) : vec r := s .* i + d .* a - p.
Definition channel (o c : nat) : nat := (o %/ Cw * Ci + c)%N.
Definition filter_of (c o : nat) : nat := (c %/ Ci * Cw + o)%N.

Definition image_sites := sites N (g * Ci) H.
Definition window_sites := sites N (g * Cw) H'.
Definition filter_sites := sites (g * Cw) Ci K.

(* The triples (window y, image entry x, filter entry w) that meet: the forward formula, read off. *)
Definition meets (y x w : site r) : bool :=
  let: (n, o, i) := y in let: (n', c', m) := x in let: (o', c, a) := w in
  [&& n' == n, o' == o, c' == channel o c & m == reach i (turn a)].

Lemma turnK : involutive turn.
Proof. by rewrite /turn => a; case: (flipped geo); rewrite ?reverseK. Qed.

Lemma mem_turn a : (turn a \in box K) = (a \in box K).
Proof. by rewrite /turn; case: (flipped geo); rewrite ?mem_box_reverse. Qed.

Lemma sum_turn (R : comRingType) (h : vec r -> R) : \sum_(a <- box K) h (turn a) = \sum_(a <- box K) h a.
Proof. by rewrite /turn; case: (flipped geo); rewrite ?sum_reverse. Qed.

Lemma channel_lt o c : (o < g * Cw)%N -> (c < Ci)%N -> (channel o c < g * Ci)%N.
Proof.
move=> o_lt c_lt; have Cw_gt0 : (0 < Cw)%N by case: (Cw) o_lt => //; rewrite muln0.
have : (o %/ Cw < g)%N by rewrite ltn_divLR.
move=> group_lt; have Ci_gt0 : (0 < Ci)%N by apply: leq_ltn_trans c_lt.
by rewrite /channel -ltn_divLR // divnMDl // (divn_small c_lt) addn0.
Qed.

Lemma channel_mod o c : (c < Ci)%N -> (channel o c %% Ci = c)%N.
Proof. by move=> c_lt; rewrite /channel modnMDl modn_small. Qed.

Lemma channel_div o c : (c < Ci)%N -> (channel o c %/ Ci = o %/ Cw)%N.
Proof. by move=> c_lt; rewrite /channel divnMDl ?(divn_small c_lt) ?addn0 //; apply: leq_ltn_trans c_lt. Qed.

Lemma filter_of_lt c o : (c < g * Ci)%N -> (o < Cw)%N -> (filter_of c o < g * Cw)%N.
Proof.
move=> c_lt o_lt; have Ci_gt0 : (0 < Ci)%N by case: (Ci) c_lt => //; rewrite muln0.
have : (c %/ Ci < g)%N by rewrite ltn_divLR.
move=> group_lt; have Cw_gt0 : (0 < Cw)%N by apply: leq_ltn_trans o_lt.
by rewrite /filter_of -ltn_divLR // divnMDl // (divn_small o_lt) addn0.
Qed.

Lemma filter_of_mod c o : (o < Cw)%N -> (filter_of c o %% Cw = o)%N.
Proof. by move=> o_lt; rewrite /filter_of modnMDl modn_small. Qed.

Lemma filter_of_div c o : (o < Cw)%N -> (filter_of c o %/ Cw = c %/ Ci)%N.
Proof. by move=> o_lt; rewrite /filter_of divnMDl ?(divn_small o_lt) ?addn0 //; apply: leq_ltn_trans o_lt. Qed.

Lemma reachE i a m : (m == reach i a) = (s .* i == m + p - d .* a).
Proof. by rewrite /reach eq_sym subr_eq -[RHS]subr_eq opprK. Qed.

Variable R : comRingType.
Implicit Types (h : site r -> site r -> R).

(* The triples of a window, of an image entry and of a filter entry: first by solving s·i + d·a − p = m, then by condition. *)
Lemma at_window n o i h : (n, o, i) \in window_sites ->
  \sum_(x <- image_sites) \sum_(w <- filter_sites | meets (n, o, i) x w) h x w =
  \sum_(c < Ci) \sum_(a <- box K | reach i a \in box H) h (n, channel o c, reach i a) (o : nat, c : nat, turn a).
Proof.
rewrite mem_sites => /and3P[nN oG iH].
transitivity (\sum_(j <- [seq (c, a) | c <- iota 0 Ci, a <- box K] | reach i j.2 \in box H)
   h (n, channel o j.1, reach i j.2) (o, j.1, turn j.2)).
  apply: (@reindex_pairs _ _ _ _ _ _ _ _ (fun j => reach i j.2 \in box H) (fun j : nat * vec r => (n, channel o j.1, reach i j.2))
    (fun j => (o, j.1, turn j.2)) (fun _ w => (w.1.2, turn w.2))); rewrite ?sites_uniq //.
  - by rewrite allpairs_uniq ?iota_uniq ?box_uniq // => [[? ?] [? ?]].
  - move=> _ /allpairsP[[c a] /= [c_lt a_in ->]] /= reached; rewrite mem_iota /= add0n in c_lt.
    by rewrite !mem_sites nN oG channel_lt // c_lt mem_turn a_in reached /= turnK !eqxx.
  move=> [[n' c'] m] [[o' c] a]; rewrite !mem_sites /= => /and3P[_ _ m_in] /and3P[_ c_lt a_in] /and4P[/eqP-> /eqP-> /eqP-> /eqP e].
  rewrite e turnK -e m_in; split=> //; apply/allpairsP; exists (c, turn a) => /=.
  by rewrite mem_iota add0n c_lt mem_turn.
rewrite big_mkcond big_allpairs -[in LHS](subn0 Ci) big_mkord; apply: eq_bigr => c _.
by rewrite [RHS]big_mkcond.
Qed.

Lemma at_image n c m h : (forall k, 0 < s k) -> (n, c, m) \in image_sites ->
  \sum_(y <- window_sites) \sum_(w <- filter_sites | meets y (n, c, m) w) h y w =
  \sum_(o < Cw) \sum_(a <- box K | divides s (m + p - d .* a) && (quotient (m + p - d .* a) s \in box H'))
     h (n, filter_of c o, quotient (m + p - d .* a) s) (filter_of c o, (c %% Ci)%N, turn a).
Proof.
move=> s_gt0; rewrite mem_sites => /and3P[nN cG mH].
pose i_of a := quotient (m + p - d .* a) s.
pose good (j : nat * vec r) := divides s (m + p - d .* j.2) && (i_of j.2 \in box H').
transitivity (\sum_(j <- [seq (o, a) | o <- iota 0 Cw, a <- box K] | good j)
   h (n, filter_of c j.1, i_of j.2) (filter_of c j.1, (c %% Ci)%N, turn j.2)).
  apply: (@reindex_pairs _ _ _ _ _ _ _ _ good (fun j : nat * vec r => (n, filter_of c j.1, i_of j.2))
    (fun j => (filter_of c j.1, (c %% Ci)%N, turn j.2)) (fun y w => ((y.1.2 %% Cw)%N, turn w.2))); rewrite ?sites_uniq //.
  - by rewrite allpairs_uniq ?iota_uniq ?box_uniq // => [[? ?] [? ?]].
  - move=> _ /allpairsP[[o a] /= [o_lt a_in ->]] /andP[/= div i_in]; rewrite mem_iota /= add0n in o_lt.
    have Ci_gt0 : (0 < Ci)%N by case: (Ci) cG => //; rewrite muln0.
    rewrite !mem_sites nN filter_of_lt // mem_turn a_in i_in ltn_mod Ci_gt0 /= turnK filter_of_mod // !eqxx /=; split=> //.
    by rewrite /channel filter_of_div // -divn_eq eqxx reachE quotientK /=.
  move=> [[n' o'] i] [[o c'] a]; rewrite !mem_sites /= => /and3P[_ o_lt i_in] /and3P[_ c_lt a_in] /and4P[/eqP-> /eqP-> /eqP ec].
  rewrite reachE => /eqP e; rewrite turnK; have Cw_gt0 : (0 < Cw)%N by case: (Cw) o_lt => //; rewrite muln0.
  split.
  - apply/allpairsP; exists ((o' %% Cw)%N, turn a) => /=.
    by rewrite mem_iota add0n ltn_mod Cw_gt0 mem_turn.
  - by rewrite /good /i_of /= -e divides_mul mulK.
  - by rewrite /i_of -e mulK // ec /filter_of channel_div // -divn_eq.
  by rewrite ec channel_mod // /filter_of channel_div // -divn_eq.
rewrite big_mkcond big_allpairs -[in LHS](subn0 Cw) big_mkord; apply: eq_bigr => o _.
by rewrite [RHS]big_mkcond.
Qed.

Lemma at_filter o c a h : (o, c, a) \in filter_sites ->
  \sum_(y <- window_sites) \sum_(x <- image_sites | meets y x (o, c, a)) h y x =
  \sum_(n < N) \sum_(i <- box H' | reach i (turn a) \in box H) h (n : nat, o, i) (n : nat, channel o c, reach i (turn a)).
Proof.
rewrite mem_sites => /and3P[oG c_lt a_in].
pose good (j : nat * vec r) := reach j.2 (turn a) \in box H.
transitivity (\sum_(j <- [seq (n, i) | n <- iota 0 N, i <- box H'] | good j)
   h (j.1, o, j.2) (j.1, channel o c, reach j.2 (turn a))).
  apply: (@reindex_pairs _ _ _ _ _ _ _ _ good (fun j : nat * vec r => (j.1, o, j.2))
    (fun j => (j.1, channel o c, reach j.2 (turn a))) (fun y _ => (y.1.1, y.2))); rewrite ?sites_uniq //.
  - by rewrite allpairs_uniq ?iota_uniq ?box_uniq // => [[? ?] [? ?]].
  - move=> _ /allpairsP[[n i] /= [n_lt i_in ->]]; rewrite /good /= => reached; rewrite mem_iota /= add0n in n_lt.
    by rewrite !mem_sites n_lt oG i_in channel_lt //= reached !eqxx.
  move=> [[n o'] i] [[n' c'] m]; rewrite !mem_sites /= => /and3P[n_lt _ i_in] /and3P[_ _ m_in] /and4P[/eqP-> /eqP-> /eqP-> /eqP e].
  rewrite /good /= -e; split=> //; apply/allpairsP; exists (n, i) => /=.
  by rewrite mem_iota add0n n_lt.
rewrite big_mkcond big_allpairs -[in LHS](subn0 N) big_mkord; apply: eq_bigr => n _.
by rewrite [RHS]big_mkcond.
Qed.

Lemma meeting_at_window n o i h : (n, o, i) \in window_sites ->
  \sum_(x <- image_sites) \sum_(w <- filter_sites | meets (n, o, i) x w) h x w =
  \sum_(c < Ci) \sum_(m <- box H) \sum_(a <- box K | m == reach i (turn a)) h (n, channel o c, m) (o, c : nat, a).
Proof.
move=> y_in; rewrite at_window //; apply: eq_bigr => c _.
rewrite (exchange_big_dep xpredT) //= big_mkcond -[LHS]sum_turn; apply: eq_bigr => a _.
by rewrite (@sum_pick _ _ _ _ _ (reach i (turn a))) ?box_uniq // turnK.
Qed.

Lemma meeting_at_image n c m h : (forall k, 0 < s k) -> (n, c, m) \in image_sites ->
  \sum_(y <- window_sites) \sum_(w <- filter_sites | meets y (n, c, m) w) h y w =
  \sum_(o < Cw) \sum_(i <- box H') \sum_(a <- box K | m == reach i (turn a))
     h (n, filter_of c o, i) (filter_of c o, (c %% Ci)%N, a).
Proof.
move=> s_gt0 x_in; rewrite at_image //; apply: eq_bigr => o _.
rewrite (exchange_big_dep xpredT) //= big_mkcond -[LHS]sum_turn; apply: eq_bigr => a _.
rewrite turnK; case: (boolP (divides s _)) => /= div.
  rewrite (@sum_pick _ _ _ _ _ (quotient (m + p - d .* turn a) s)) ?box_uniq // => i.
  by rewrite reachE /= -[in LHS](quotientK div) (can_eq (g := fun t => quotient t s) (mulK s_gt0)).
rewrite big1 // => i; rewrite reachE => /eqP e.
by rewrite -e divides_mul in div.
Qed.

Lemma meeting_at_filter o c a h : (o, c, a) \in filter_sites ->
  \sum_(y <- window_sites) \sum_(x <- image_sites | meets y x (o, c, a)) h y x =
  \sum_(n < N) \sum_(i <- box H') \sum_(m <- box H | m == reach i (turn a)) h (n : nat, o, i) (n : nat, channel o c, m).
Proof.
move=> w_in; rewrite at_filter //; apply: eq_bigr => n _; rewrite big_mkcond; apply: eq_bigr => i _.
by rewrite (@sum_pick _ _ _ _ _ (reach i (turn a))) ?box_uniq.
Qed.
End Meeting.
