(* Layers of given sizes, and the products that their gradients consist of, as lists that compute. *)

From mathcomp Require Import all_ssreflect all_algebra.
From ConvSymbolic Require Import Arrays Windows Lists.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

(* One spatial axis. Padding below 0 crops; only a transposed convolution has an output padding. *)
Record axis := Axis {
  axis_input : nat;
  axis_filter : nat;
  axis_output : nat;
  axis_stride : nat;
  axis_dilation : nat;
  axis_before : int;
  axis_after : int;
  axis_output_padding : nat
}.

Record layer := Layer {
  axes : seq axis;
  layer_batch : nat;
  layer_groups : nat;
  channels_per_group : nat;
  filters_per_group : nat;
  is_transposed : bool;
  is_true_convolution : bool;
  has_bias : bool
}.

Definition no_axis := Axis 0 0 0 0 0 0 0 0.

Section Terms.
Variable L : layer.
Definition rank := size (axes L).
Definition ax k := nth no_axis (axes L) k.
(* The input of a convolution lies under the windows; of a transposed convolution the output does. *)
Definition image_extent k := if is_transposed L then axis_output (ax k) else axis_input (ax k).
Definition window_extent k := if is_transposed L then axis_input (ax k) else axis_output (ax k).
Definition kernel_extent k := axis_filter (ax k).
Definition image_width := if is_transposed L then filters_per_group L else channels_per_group L.
Definition window_width := if is_transposed L then channels_per_group L else filters_per_group L.

(* The layer, as the theorems take it. *)
Definition geo : geometry rank := Geometry
  (vec_of rank image_extent) (vec_of rank window_extent) (vec_of rank kernel_extent)
  (vec_of rank (fun k => axis_stride (ax k))) (vec_of rank (fun k => axis_dilation (ax k))) [ffun k : 'I_rank => axis_before (ax k)]
  (layer_batch L) (layer_groups L) image_width window_width (is_true_convolution L).

(* On axis k, the window at i reads the image at m through the filter entry a. *)
Definition reads k (i a m : nat) : bool :=
  let a' := if is_true_convolution L then ((kernel_extent k).-1 - a)%N else a in
  (i * axis_stride (ax k) + a' * axis_dilation (ax k))%N%:Z == m%:Z + axis_before (ax k).

(* The pairs (window, filter) that meet at an entry of the image; (image, filter) at a window; (window, image) at a filter entry. The entries of
   an array are lists: image of the batch and channel, for a filter its two channel indices, and the position. *)
Definition image_terms (x : address) : seq term :=
  if x is [:: n, c & m] then
    [seq ([:: n, filter_of geo c o & ia.1], [:: filter_of geo c o, c %% image_width & ia.2])%N
    | o <- iota 0 window_width,
      ia <- grid rank (fun k i a => reads k i a (nth 0%N m k)) window_extent kernel_extent]
  else [::].

Definition window_terms (y : address) : seq term :=
  if y is [:: n, o & i] then
    [seq ([:: n, channel geo o c & ma.1], [:: o, c & ma.2])
    | c <- iota 0 image_width,
      ma <- grid rank (fun k m a => reads k (nth 0%N i k) a m) image_extent kernel_extent]
  else [::].

Definition filter_terms (w : address) : seq term :=
  if w is [:: o, c & a] then
    [seq ([:: n, o & im.1], [:: n, channel geo o c & im.2])
    | n <- iota 0 (layer_batch L),
      im <- grid rank (fun k i m => reads k i (nth 0%N a k) m) window_extent image_extent]
  else [::].

Definition site_of (l : address) : site rank := (nth 0%N l 0, nth 0%N l 1, vec_of rank (fun k => nth 0%N l k.+2)).
Definition address_of (x : site rank) : address := [:: x.1.1, x.1.2 & list_of x.2].

Lemma readsE i a m : size i = rank -> size a = rank -> size m = rank ->
  vec_of_list rank a \in box (kernel geo) ->
  (vec_of_list rank m == reach geo (vec_of_list rank i) (turn geo (vec_of_list rank a))) =
  all (fun k => reads k (nth 0%N i k) (nth 0%N a k) (nth 0%N m k)) (iota 0 rank).
Proof.
move=> size_i size_a size_m; rewrite mem_box_list => /allP a_in.
have same (k : 'I_rank) : ((nth 0%N m k)%:Z == reach geo (vec_of_list rank i) (turn geo (vec_of_list rank a)) k) =
    reads k (nth 0%N i k) (nth 0%N a k) (nth 0%N m k).
  rewrite /reads !ffunE /= eq_sym subr_eq PoszD !PoszM mulrC [(axis_dilation _)%:Z * _]mulrC; congr (_ + _ * _ == _).
  have a_lt : (nth 0%N a k < kernel_extent k)%N by apply: a_in; rewrite mem_iota /=.
  rewrite /turn /=; case: ifP => _; rewrite !ffunE //.
  case: (kernel_extent k) a_lt => // e; rewrite ltnS => a_le.
  by rewrite succnK -(subzn a_le) intS (addrC 1) addrK.
apply/eqP/allP => [/ffunP e k|e].
  by rewrite mem_iota /= add0n => k_lt; rewrite -(same (Ordinal k_lt)) -e ffunE.
by apply/ffunP => k; apply/eqP; rewrite ffunE same e // mem_iota /=.
Qed.

(* A list of terms stands for the sum of the products of their entries. *)
Variable R : comRingType.
Implicit Types A B : site rank -> R.

Definition sum_of A B (ts : seq term) : R := \sum_(t <- ts) A (site_of t.1) * B (site_of t.2).

Lemma image_terms_sum A B x : x \in image_sites geo -> (forall k, 0 < stride geo k) ->
  sum_of A B (image_terms (address_of x)) =
  \sum_(y <- window_sites geo) \sum_(w <- filter_sites geo | meets geo y x w) A y * B w.
Proof.
case: x => [[n c] m] x_in s_gt0; rewrite meeting_at_image // /sum_of /image_terms /address_of /= big_allpairs_dep.
rewrite -[in LHS](subn0 window_width) big_mkord; apply: eq_bigr => o _.
move: x_in; rewrite mem_sites => /and3P[_ _ m_in].
rewrite -(sum_grid (rel := fun k i a => reads k i a (nth 0%N (list_of m) k))
  (fun i a => A (n, filter_of geo c o, i) * B (filter_of geo c o, (c %% image_width)%N, a))) //.
by move=> i a size_i size_a _ a_in; rewrite -{1}(list_ofK m_in) readsE // size_list_of.
Qed.

Lemma window_terms_sum A B y : y \in window_sites geo ->
  sum_of A B (window_terms (address_of y)) =
  \sum_(x <- image_sites geo) \sum_(w <- filter_sites geo | meets geo y x w) A x * B w.
Proof.
case: y => [[n o] i] y_in; rewrite meeting_at_window // /sum_of /window_terms /address_of /= big_allpairs_dep.
rewrite -[in LHS](subn0 image_width) big_mkord; apply: eq_bigr => c _.
move: y_in; rewrite mem_sites => /and3P[_ _ i_in].
rewrite -(sum_grid (rel := fun k m a => reads k (nth 0%N (list_of i) k) a m)
  (fun m a => A (n, channel geo o c, m) * B (o, c : nat, a))) //.
by move=> m a size_m size_a _ a_in; rewrite -{1}(list_ofK i_in) readsE // size_list_of.
Qed.

Lemma filter_terms_sum A B w : w \in filter_sites geo ->
  sum_of A B (filter_terms (address_of w)) =
  \sum_(y <- window_sites geo) \sum_(x <- image_sites geo | meets geo y x w) A y * B x.
Proof.
case: w => [[o c] a] w_in; rewrite meeting_at_filter // /sum_of /filter_terms /address_of /= big_allpairs_dep.
rewrite -[in LHS](subn0 (layer_batch L)) big_mkord; apply: eq_bigr => n _.
move: w_in; rewrite mem_sites => /and3P[_ _ a_in].
rewrite -(sum_grid (rel := fun k i m => reads k i (nth 0%N (list_of a) k) m)
  (fun i m => A (n : nat, o, i) * B (n : nat, channel geo o c, m))) //.
by move=> i m size_i size_m _ m_in; rewrite -{1}(list_ofK a_in) readsE // ?size_list_of ?(list_ofK a_in).
Qed.
End Terms.
