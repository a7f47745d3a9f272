(* The theorems: the gradients of a convolution and of a transposed convolution are correlations, for every number of axes, every extent,
   kernel, padding and dilation, every positive stride, any batch, channels and groups, and over every commutative ring.

   Each theorem takes any loss whose gradient at the layer's output is G, and names the gradient of the loss at one of the layer's arrays while
   the other two stay. By [gradient_unique] it is the only one. *)

From mathcomp Require Import all_ssreflect all_algebra.
From ConvSymbolic Require Import Arrays Gradient Windows Layers.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section Theorems.
Variables (r : nat) (geo : geometry r) (R : comRingType).
Hypothesis stride_positive : forall k, 0 < stride geo k.
Notation images := (image_sites geo).
Notation windows := (window_sites geo).
Notation filters := (filter_sites geo).
Variables (X F G : site r -> R) (b : nat -> R) (loss : (site r -> {poly R}) -> {poly R}).

(* ------------------------------------------------------------------------------------------------------------ convolution *)

Section Convolution.
Hypothesis upstream : has_gradient windows loss (convolution geo X F b) G.
Notation biases := (iota 0 (groups geo * window_channels geo)).
Notation loss_of_input := (fun X' => loss (convolution geo X' (still F) (still b))).
Notation loss_of_filter := (fun F' => loss (convolution geo (still X) F' (still b))).
Notation loss_of_bias := (fun b' => loss (convolution geo (still X) (still F) b')).

Let channel_in : {in windows, forall y, channel_of y \in biases}.
Proof. by move=> [[n o] i]; rewrite mem_sites mem_iota => /and3P[]. Qed.

Let bilinear := fun S : comRingType => @convolutionE r geo S.

Theorem convolution_input :
  has_gradient images loss_of_input X (full_correlation geo G (rotated geo (as_read geo F))).
Proof.
apply: has_gradient_eq (to_input_is_gradient (iota_uniq _ _) channel_in bilinear upstream).
by move=> x x_in; apply: sum_at_image.
Qed.

Theorem convolution_filter :
  has_gradient filters loss_of_filter F (as_read geo (exchanged_correlation geo X G)).
Proof.
apply: has_gradient_eq (to_filter_is_gradient (iota_uniq _ _) channel_in bilinear upstream).
by move=> w w_in; apply: sum_at_filter.
Qed.

Theorem convolution_bias :
  has_gradient biases loss_of_bias b (channel_sums geo (Windows.windows geo) G).
Proof.
apply: has_gradient_eq (to_bias_is_gradient (iota_uniq _ _) channel_in bilinear upstream).
by move=> o; rewrite mem_iota; apply: sum_channel.
Qed.

(* By cross-correlation, the filter as it is. The gradient at the input is the full correlation of the zero-stuffed G with the filter rotated by
   180°; at the filter, the correlation of X with G in which stride and dilation have changed places; at the bias, the sum of G. *)
Section CrossCorrelation.
Hypothesis as_it_is : flipped geo = false.

Theorem convolution_cross_correlation_input_gradient :
  has_gradient images loss_of_input X (full_correlation geo G (rotated geo F)).
Proof. by have := convolution_input; rewrite /as_read as_it_is. Qed.

Theorem convolution_cross_correlation_filter_gradient :
  has_gradient filters loss_of_filter F (exchanged_correlation geo X G).
Proof. by have := convolution_filter; rewrite /as_read as_it_is. Qed.

Theorem convolution_cross_correlation_bias_gradient :
  has_gradient biases loss_of_bias b (channel_sums geo (Windows.windows geo) G).
Proof. exact: convolution_bias. Qed.
End CrossCorrelation.

(* By true convolution, the filter read from its end: the rotation moves from the filter to the filter gradient. *)
Section TrueConvolution.
Hypothesis reversed : flipped geo.

Theorem convolution_true_convolution_input_gradient :
  has_gradient images loss_of_input X (full_correlation geo G F).
Proof.
apply: has_gradient_eq convolution_input => -[[n c] m] _; rewrite /as_read reversed.
apply: eq_bigr => o _; apply: eq_bigr => a _; congr (_ * _); exact: rotatedK.
Qed.

Theorem convolution_true_convolution_filter_gradient :
  has_gradient filters loss_of_filter F (rotated geo (exchanged_correlation geo X G)).
Proof. by have := convolution_filter; rewrite /as_read reversed. Qed.

Theorem convolution_true_convolution_bias_gradient :
  has_gradient biases loss_of_bias b (channel_sums geo (Windows.windows geo) G).
Proof. exact: convolution_bias. Qed.
End TrueConvolution.
End Convolution.

(* ------------------------------------------------------------------------------------------------- transposed convolution *)

Section Transposed.
Hypothesis upstream : has_gradient images loss (transposed geo X F b) G.
Notation biases := (iota 0 (groups geo * image_channels geo)).
Notation loss_of_input := (fun X' => loss (transposed geo X' (still F) (still b))).
Notation loss_of_filter := (fun F' => loss (transposed geo (still X) F' (still b))).
Notation loss_of_bias := (fun b' => loss (transposed geo (still X) (still F) b')).

Let channel_in : {in images, forall y, channel_of y \in biases}.
Proof. by move=> [[n o] i]; rewrite mem_sites mem_iota => /and3P[]. Qed.

Let bilinear := fun (S : comRingType) (x f : site r -> S) c => transposedE x f c stride_positive.

Theorem transposed_input :
  has_gradient windows loss_of_input X (strided_correlation geo G (as_read geo F)).
Proof.
apply: has_gradient_eq (to_input_is_gradient (iota_uniq _ _) channel_in bilinear upstream).
by move=> x x_in; apply: sum_at_window.
Qed.

Theorem transposed_filter :
  has_gradient filters loss_of_filter F (as_read geo (exchanged_correlation geo G X)).
Proof.
apply: has_gradient_eq (to_filter_is_gradient (iota_uniq _ _) channel_in bilinear upstream).
by move=> w w_in; apply: sum_at_filter_transposed.
Qed.

Theorem transposed_bias :
  has_gradient biases loss_of_bias b (channel_sums geo (image geo) G).
Proof.
apply: has_gradient_eq (to_bias_is_gradient (iota_uniq _ _) channel_in bilinear upstream).
by move=> o; rewrite mem_iota; apply: sum_channel.
Qed.

(* By cross-correlation. The gradient at the input is the correlation of G with the filter, of the layer's stride and dilation; at the filter, the
   correlation of G with X, stride and dilation exchanged; at the bias, the sum of G. *)
Section CrossCorrelation.
Hypothesis as_it_is : flipped geo = false.

Theorem transposed_cross_correlation_input_gradient :
  has_gradient windows loss_of_input X (strided_correlation geo G F).
Proof. by have := transposed_input; rewrite /as_read as_it_is. Qed.

Theorem transposed_cross_correlation_filter_gradient :
  has_gradient filters loss_of_filter F (exchanged_correlation geo G X).
Proof. by have := transposed_filter; rewrite /as_read as_it_is. Qed.

Theorem transposed_cross_correlation_bias_gradient :
  has_gradient biases loss_of_bias b (channel_sums geo (image geo) G).
Proof. exact: transposed_bias. Qed.
End CrossCorrelation.

(* By true convolution, both are rotated. *)
Section TrueConvolution.
Hypothesis reversed : flipped geo.

Theorem transposed_true_convolution_input_gradient :
  has_gradient windows loss_of_input X (strided_correlation geo G (rotated geo F)).
Proof. by have := transposed_input; rewrite /as_read reversed. Qed.

Theorem transposed_true_convolution_filter_gradient :
  has_gradient filters loss_of_filter F (rotated geo (exchanged_correlation geo G X)).
Proof. by have := transposed_filter; rewrite /as_read reversed. Qed.

Theorem transposed_true_convolution_bias_gradient :
  has_gradient biases loss_of_bias b (channel_sums geo (image geo) G).
Proof. exact: transposed_bias. Qed.
End TrueConvolution.
End Transposed.

(* ------------------------------------------------------------------------------------- the same, said without polynomials *)

(* The loss Σ G·O of changed arrays, exactly: the three gradients make up all of first order, and the layer of the changes alone is what is left. *)
Theorem convolution_loss_expansion (X' F' : site r -> R) (b' : nat -> R) :
  inner windows G (convolution geo (fun x => X x + X' x) (fun w => F w + F' w) (fun o => b o + b' o)) =
  inner windows G (convolution geo X F b)
    + (inner images (full_correlation geo G (rotated geo (as_read geo F))) X'
       + inner filters (as_read geo (exchanged_correlation geo X G)) F'
       + inner (iota 0 (groups geo * window_channels geo)) (channel_sums geo (Windows.windows geo) G) b')
    + inner windows G (convolution geo X' F' (fun _ => 0)).
Proof.
have channel_in : {in windows, forall y, channel_of y \in iota 0 (groups geo * window_channels geo)}.
  by move=> [[n o] i]; rewrite mem_sites mem_iota => /and3P[].
rewrite (loss_expansion (iota_uniq _ _) channel_in (fun S => @convolutionE r geo S)).
congr (_ + (_ + _ + _) + _); apply: eq_inner => //.
- by move=> x x_in; apply: sum_at_image.
- by move=> w w_in; apply: sum_at_filter.
by move=> o; rewrite mem_iota; apply: sum_channel.
Qed.

Theorem transposed_loss_expansion (X' F' : site r -> R) (b' : nat -> R) :
  inner images G (transposed geo (fun x => X x + X' x) (fun w => F w + F' w) (fun o => b o + b' o)) =
  inner images G (transposed geo X F b)
    + (inner windows (strided_correlation geo G (as_read geo F)) X'
       + inner filters (as_read geo (exchanged_correlation geo G X)) F'
       + inner (iota 0 (groups geo * image_channels geo)) (channel_sums geo (image geo) G) b')
    + inner images G (transposed geo X' F' (fun _ => 0)).
Proof.
have channel_in : {in images, forall y, channel_of y \in iota 0 (groups geo * image_channels geo)}.
  by move=> [[n o] i]; rewrite mem_sites mem_iota => /and3P[].
rewrite (loss_expansion (iota_uniq _ _) channel_in (fun S x f c => transposedE x f c stride_positive)).
congr (_ + (_ + _ + _) + _); apply: eq_inner => //.
- by move=> x x_in; apply: sum_at_window.
- by move=> w w_in; apply: sum_at_filter_transposed.
by move=> o; rewrite mem_iota; apply: sum_channel.
Qed.
End Theorems.
