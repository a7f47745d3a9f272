(* The extents of the closed forms, for one axis: h input, k kernel, s stride, d dilation, p and p' padding before and after. *)

From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

(* ⌊(h + p + p' − d(k−1) − 1)/s⌋ + 1: how many windows fit. *)
Definition window_count (h k s d p p' : int) : int := ((h + p + p' - d * (k - 1) - 1) %/ s)%Z + 1.

(* s(h−1) + d(k−1) + 1 − p − p' + t: the output of a transposed convolution with output padding t. *)
Definition transposed_extent (h k s d p p' t : int) : int := s * (h - 1) + d * (k - 1) + 1 - p - p' + t.

(* The full correlation of the zero-stuffed gradient, of extent s(h'−1)+1, with the kernel, with padding d(k−1)−p before and d(k−1)−p'+q
   after, has the extent of the input; q counts the positions that no window reaches. *)
Theorem input_gradient_extent h k s d p p' :
  let h' := window_count h k s d p p' in
  let q := ((h + p + p' - d * (k - 1) - 1) %% s)%Z in
  window_count (s * (h' - 1) + 1) k 1 d (d * (k - 1) - p) (d * (k - 1) - p' + q) = h.
Proof.
rewrite /window_count divz1 addrK /=; set n := h + p + p' - d * (k - 1) - 1.
have -> : (n %% s)%Z = n - s * (n %/ s)%Z by rewrite [s * _]mulrC [X in X - _](divz_eq n s) addrC addKr.
by rewrite addrK [LHS](AC ((2*2)*(2*2)*1) ((1*8)*(3*9)*(7*2*5)*6*4)) /= !subrr !add0r !subrK !addrK.
Qed.

(* The correlation of the input with the gradient, stride and dilation exchanged, has at least the extent of the kernel; it is cropped to it. *)
Theorem filter_gradient_extent h k s d p p' : 0 < s -> 0 < d ->
  let h' := window_count h k s d p p' in
  k <= window_count h h' d s p p'.
Proof.
move=> s_gt0 d_gt0; rewrite /window_count addrK /= -ler_subl_addr lez_divRL //; set n := h + p + p' - d * (k - 1) - 1.
have n_ge : s * (n %/ s)%Z <= n by rewrite mulrC lez_floor // gt_eqF.
have -> : h + p + p' - s * (n %/ s)%Z - 1 = (n - s * (n %/ s)%Z) + (k - 1) * d by rewrite /n [RHS](ACl (1*2*3*7*4*6*5)) /= [(k - 1) * d]mulrC addrK.
by rewrite ler_addr subr_ge0.
Qed.

(* Transposed: the two correlations with the gradient have the extent of the input and of the kernel, and as many more as the output padding
   t makes room for: none when t < s and t < d. *)
Theorem transposed_input_gradient_extent h k s d p p' t : 0 < s ->
  window_count (transposed_extent h k s d p p' t) k s d p p' = h + (t %/ s)%Z.
Proof.
move=> s_gt0; rewrite /window_count /transposed_extent.
have -> : s * (h - 1) + d * (k - 1) + 1 - p - p' + t + p + p' - d * (k - 1) - 1 = (h - 1) * s + t.
  by rewrite [LHS](ACl (1*6*2*9*3*10*4*7*5*8)) /= !subrK !addrK mulrC.
by rewrite divzMDl ?gt_eqF // addrAC subrK.
Qed.

Theorem transposed_filter_gradient_extent h k s d p p' t : 0 < d ->
  window_count (transposed_extent h k s d p p' t) h d s p p' = k + (t %/ d)%Z.
Proof.
move=> d_gt0; rewrite /window_count /transposed_extent.
have -> : s * (h - 1) + d * (k - 1) + 1 - p - p' + t + p + p' - s * (h - 1) - 1 = (k - 1) * d + t.
  by rewrite [LHS](ACl (2*6*1*9*3*10*4*7*5*8)) /= !subrK !addrK mulrC.
by rewrite divzMDl ?gt_eqF // addrAC subrK.
Qed.
